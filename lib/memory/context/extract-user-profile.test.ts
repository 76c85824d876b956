import { expect, test } from 'vitest';
import { extractUserProfile } from './extract-user-profile.ts';

const said = (...texts: string[]) => texts.map((text, i) => ({ id: String(i), role: 'user' as const, text }));

test('name, role and interests are taken from what the user says', () => {
  const profile = extractUserProfile(
    said(
      "Hi, I'm Nadia from the plant.",
      'I work as a network engineer. I am interested in optics and power supplies.',
    ),
  );
  expect(profile).toEqual({
    name: 'Nadia',
    role: 'network engineer',
    interests: ['optics', 'power supplies'],
  });
});

test('other languages are understood', () => {
  expect(extractUserProfile(said('Ich heiße Jonas Weber.'))).toMatchObject({ name: 'Jonas Weber' });
  expect(extractUserProfile(said("Je m'appelle Inès. Je suis technicienne."))).toMatchObject({
    name: 'Inès',
    role: 'technicienne',
  });
});

test('the last word counts, and nothing is invented', () => {
  expect(extractUserProfile(said('Call me Al.', 'Call me Alma, please.'))).toMatchObject({ name: 'Alma' });
  expect(extractUserProfile(said("I'm stuck.", 'this is urgent', "I'm Sure it broke"))).toEqual({
    interests: [],
  });
  expect(extractUserProfile([{ id: 'a', role: 'assistant', text: 'My name is Robot.' }])).toEqual({
    interests: [],
  });
});
