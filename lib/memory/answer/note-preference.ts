import { setPreference } from '../preferences/set-preference.ts';
import type { Asked, MemoryAnswer } from './memory-answer.ts';
import { quote } from './memory-answer.ts';

const meant = {
  timeZone: 'Times are shown in',
  language: 'Answers will be in',
  name: 'You are called',
  theme: 'The theme is',
  answerLength: 'Answers will be',
  hourCycle: 'The clock is',
} as const;

/** "Always show times in Europe/Rome." */
export async function notePreference(asked: Asked<'set_preference'>): Promise<MemoryAnswer> {
  const { key, value } = asked.question;
  await setPreference(asked.ctx, { userId: asked.userId, key, value });
  return { text: `Noted. ${meant[key]} ${quote(value)} from now on.`, tables: [], links: [] };
}
