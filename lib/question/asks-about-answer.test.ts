import { expect, test } from 'vitest';
import { asksAboutAnswer } from './asks-about-answer.ts';

test.each([
  'Explain it to my manager',
  'Can you explain this to somebody in marketing?',
  'Which of these would you check first?',
  'what should I do now?',
  'Summarize this for a ticket',
  'Put it in simple words',
  'Write a short status update for the team',
  'How sure are you?',
  'Translate that into German',
  'Erkläre das meinem Chef',
  'Was soll ich zuerst prüfen?',
  'Explique-le à mon chef',
  '¿Qué debería revisar primero?',
  'Spiega questo al mio capo',
])('%s: about the answer', (text) => {
  expect(asksAboutAnswer(text)).toBe(true);
});

test.each([
  'Why?',
  'Why do orders fail?',
  'What is wrong with checkout?',
  'Show me the errors of payments since ten',
  'How many timeouts were there per minute?',
  'Follow trace 4bf92f3577b34da6',
  'And before that?',
  'Was ist mit dem Gateway los?',
  'What does ERR_POOL_EXHAUSTED mean?',
  'Which services logged errors?',
  'What fixed it the last time?',
  'Compare it with yesterday',
])('%s: about the logs or the past', (text) => {
  expect(asksAboutAnswer(text)).toBe(false);
});
