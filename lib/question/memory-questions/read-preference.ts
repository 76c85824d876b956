import type { MemoryQuestion } from '#lib/contracts/memory-question.ts';
import { knownZone, readZone } from '../times/zones.ts';

type Preference = Extract<MemoryQuestion, { kind: 'set_preference' }>;

const languageNames: Record<string, string> = {
  english: 'en',
  englisch: 'en',
  anglais: 'en',
  inglés: 'en',
  inglese: 'en',
  inglês: 'en',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  alemán: 'de',
  tedesco: 'de',
  alemão: 'de',
  french: 'fr',
  français: 'fr',
  französisch: 'fr',
  francés: 'fr',
  francese: 'fr',
  francês: 'fr',
  spanish: 'es',
  español: 'es',
  spanisch: 'es',
  espagnol: 'es',
  spagnolo: 'es',
  espanhol: 'es',
  italian: 'it',
  italiano: 'it',
  italienisch: 'it',
  italien: 'it',
  portuguese: 'pt',
  português: 'pt',
  portugiesisch: 'pt',
  portugais: 'pt',
  portugués: 'pt',
  portoghese: 'pt',
};
const question = /\?\s*$|^(?:why|what|who|when|where|which|how|is|are|did|does|do|was|were|has|have)\b/i;

/** "Always show times in Europe/Rome", "answer in German", "call me Ana", "use dark theme". */
export function readPreference(text: string): Preference | undefined {
  const said = text.trim();
  if (said.length > 200 || question.test(said.replace(/^please /i, ''))) return undefined;
  const set = (key: Preference['key'], value: string): Preference => ({ kind: 'set_preference', key, value });

  const zoned =
    /\b(?:times?|timestamps?|time ?zone|clock|dates?|hours)\b.{0,20}?(?:\bin\b|\bto\b|\bis\b|\bas\b|=|:)\s*([\p{L}_+\-:/\d ]{1,40}?)(?: time(?: ?zone)?)?[.! ]*$/iu.exec(
      said,
    );
  const setting =
    /\b(?:always|show|display|use|set|prefer|want|give|print|change|switch|my|convert|write|from now on)\b/i.test(
      said,
    );
  const zone = zoned?.[1] && setting ? zoneNamed(zoned[1]) : undefined;
  if (zone) return set('timeZone', zone);
  const used =
    /^(?:my )?time ?zone[: ]{1,2}([\p{L}_/+\-:\d]{1,40})(?: please)?[.! ]*$/iu.exec(said) ??
    /^(?:please )?(?:always )?(?:use|set|switch to|i am in|i'm in|change to) ([\p{L}_/+\-:\d ]{1,40}?) time(?: ?zone)?(?: please)?[.! ]*$/iu.exec(
      said,
    );
  const usedZone = used?.[1] ? zoneNamed(used[1]) : undefined;
  if (usedZone) return set('timeZone', usedZone);

  const spoken =
    /\b(?:answer|reply|respond|speak|write|talk|chat|continue)(?: to me| me)?(?: please)?(?: always| only)? (?:in|on) ([\p{L}]{4,20})\b/iu.exec(
      said,
    ) ??
    /^(?:please |from now on )?(?:always )?(?:use|switch to|speak|set (?:the |my )?language to) ([\p{L}]{4,20})(?: (?:language|from now on|please))?[.! ]*$/iu.exec(
      said,
    );
  const language = spoken?.[1] ? languageNames[spoken[1].toLowerCase()] : undefined;
  if (language) return set('language', language);

  const called =
    /\b(?:call me|my name is|i am called|my name's)\s+([\p{L}][\p{L}\p{M}'’ .-]{0,60}?)(?:\s*(?:,|;|\bplease\b|\bfrom now\b|\band\b)|[.!]*\s*$)/iu.exec(
      said,
    );
  if (called?.[1] && !/^(?:when|if|back|later|once|at|on)\b/i.test(called[1]))
    return set('name', called[1].trim());

  const theme = /\b(dark|light|system)(?:[ -](?:theme|mode|colou?rs?|design|background))\b/iu.exec(said);
  if (theme?.[1] && !/\b(?:error|fail|bug|broken|service)\b/i.test(said))
    return set('theme', theme[1].toLowerCase());

  const length =
    /\b(?:keep|make|give|want|prefer|write|use|always)\b.{0,30}\b(short(?:er)?|brief(?:er)?|concise|terse|detailed|longer|long|thorough|verbose)\b.{0,15}\b(?:answers?|replies|responses|reports)\b|\b(?:answers?|replies|responses)\b.{0,12}\b(short(?:er)?|brief|concise|terse|detailed|longer|thorough|verbose)\b|^(?:please )?(?:always )?be (?:more )?(brief|concise|terse|detailed|thorough|verbose)\b/iu.exec(
      said,
    );
  const chosen = length?.[1] ?? length?.[2] ?? length?.[3];
  if (chosen)
    return set('answerLength', /^(?:short|brief|concise|terse)/i.test(chosen) ? 'short' : 'detailed');

  const cycle =
    /\b(?:use|show|prefer|want|set|switch|display|always)\b.{0,30}\b(12|24)[ -]?(?:h|hour|hours|hrs)\b(?! (?:ago|window|period))/iu.exec(
      said,
    );
  if (cycle?.[1] && /\b(?:clock|format|time|times|cycle|display)\b/i.test(said))
    return set('hourCycle', cycle[1]);
  return undefined;
}

function zoneNamed(said: string): string | undefined {
  const name = said.trim().replace(/^(?:the )?/i, '');
  const read = readZone(name);
  if (typeof read === 'string') return read;
  if (read === 0) return 'UTC';
  if (typeof read === 'number') {
    // Whole hours have an IANA name with the sign turned round; others have none to store.
    return read % 60 === 0 ? knownZone(`Etc/GMT${read > 0 ? '-' : '+'}${Math.abs(read / 60)}`) : undefined;
  }
  const city = name.toLowerCase().replace(/\s+/g, '_');
  if (!/^[\p{L}_]{3,30}$/u.test(city)) return undefined;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().split('/').at(-1) === city);
}
