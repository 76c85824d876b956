import type { ContextMessage } from './context-message.ts';
import { readProse } from './read-prose.ts';

export interface UserProfile {
  name?: string;
  role?: string;
  interests: string[];
}

/** Capitalised words, with the small words that names hold in many countries. */
const NAME = String.raw`(?<name>\p{Lu}[\p{L}'’-]{1,30}(?: (?:(?:van|von|de|da|dos|del|bin|al) )?\p{Lu}[\p{L}'’-]{1,30}){0,2})`;
const NAME_FORMS = [
  String.raw`(?<!\p{L})(?:[Mm]y name is|[Cc]all me|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]e chamo|[Mm]eu nome é|[Mm]i chiamo)\s+${NAME}`,
  String.raw`^(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]allo|[Bb]onjour|[Hh]ola|[Cc]iao)[,!. ]+(?:all[,! ]+)?)?(?:I['’]?m|I am|[Tt]his is|[Ii]ch bin|[Hh]ier ist|[Ss]oy|[Ss]ono|[Ss]ou) ${NAME}(?=\s*(?:[,.!(]|$| (?:from|here|and|with|vom|von|aus|und|du|de|et|y|e|da|dal)(?!\p{L})))`,
].map((form) => new RegExp(form, 'u'));

const ROLE_WORD =
  'engineer|developer|administrator|admin|operator|manager|lead|analyst|architect|sre|technician|consultant|student|director|scientist|tester|specialist|owner|entwickler(?:in)?|ingenieur(?:in)?|techniker(?:in)?|leiter(?:in)?|ingénieure?|développeu(?:r|se)|technicien(?:ne)?|responsable|ingenier[oa]|desarrollador[a]?|técnic[oa]|engenheir[oa]|sviluppat(?:ore|rice)|ingegnere|tecnic[oa]';
const ROLE = String.raw`(?<role>(?:[\p{L}-]+ ){0,3}(?:${ROLE_WORD}))(?!\p{L})`;
const ROLE_FORMS = [
  String.raw`(?<!\p{L})(?:i am|i['’]?m|i work as|working as|my (?:role|job|title) is|i serve as)(?: currently| also)?(?: an?| the| your)? ${ROLE}`,
  String.raw`(?<!\p{L})(?:ich bin|ich arbeite als|je suis|je travaille comme|soy|trabajo como|sou|trabalho como|sono|lavoro come)(?: der| die| ein(?:e)?| une?| l[ea]| un[oa]?| uma?| el| o| a| il)? ${ROLE}`,
].map((form) => new RegExp(form, 'iu'));

const INTEREST_FORMS = [
  String.raw`(?<!\p{L})(?:i(?:['’]m| am) (?:(?:really|mostly|mainly|very|also) )?interested in|i (?:mostly|mainly|usually) (?:work (?:on|with)|care about|look after)|i (?:love|enjoy)|i care about|my (?:focus|interest) is)\s+(?<what>[^.!?;]{2,80})`,
  String.raw`(?<!\p{L})(?:ich interessiere mich für|ich kümmere mich (?:meist )?um|je m['’]intéresse (?:à|aux)|me intereso por|me interesa|me interesso por|mi interessa)\s+(?<what>[^.!?;]{2,80})`,
].map((form) => new RegExp(form, 'iu'));

const MAX_INTERESTS = 12;

/** Name, role and interests as the user told them; the last word counts, quoted and pasted text does not. */
export function extractUserProfile(messages: readonly ContextMessage[]): UserProfile {
  const interests = new Map<string, string>();
  const profile: UserProfile = { interests: [] };
  for (const message of messages) {
    if (message.role !== 'user') continue;
    for (const sentence of readProse(message.text).sentences) {
      const name = first(NAME_FORMS, sentence, 'name');
      const role = first(ROLE_FORMS, sentence, 'role');
      if (name !== undefined) profile.name = name;
      if (role !== undefined) profile.role = role.trim();
      const what = first(INTEREST_FORMS, sentence, 'what');
      for (const part of what?.split(/,| and | und | et | y | e /) ?? []) {
        const interest = part.trim().replace(/[,.:]+$/, '');
        if (interest.length < 2) continue;
        interests.delete(interest.toLowerCase());
        interests.set(interest.toLowerCase(), interest);
      }
    }
  }
  return { ...profile, interests: [...interests.values()].slice(-MAX_INTERESTS) };
}

function first(forms: readonly RegExp[], sentence: string, group: string): string | undefined {
  for (const form of forms) {
    const found = form.exec(sentence)?.groups?.[group];
    if (found !== undefined) return found;
  }
  return undefined;
}
