import type { FactKind } from './fact-cues.ts';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Labels {
  profile: string;
  facts: string;
  earlier: string;
  recent: string;
  pasted: string;
  kinds: Record<FactKind, string>;
}

const KINDS: readonly FactKind[] = [
  'outcome',
  'cause',
  'ruledOut',
  'decision',
  'change',
  'owner',
  'code',
  'device',
  'time',
  'state',
  'suspected',
];

function labels(heads: string, kinds: string): Labels {
  const [profile = '', facts = '', earlier = '', recent = '', pasted = ''] = heads.split('|');
  const names = kinds.split('|');
  const named = Object.fromEntries(KINDS.map((kind, i) => [kind, names[i] ?? kind])) as Record<
    FactKind,
    string
  >;
  return { profile, facts, earlier, recent, pasted, kinds: named };
}

/** The conversation's language is kept: sentences are quoted, and the words around them follow. */
export const LABELS: Record<Language, Labels> = {
  en: labels(
    'User|Facts (latest word)|Earlier, shortened|Recent messages|pasted lines',
    'outcome|cause|ruled out|decision|change|owner|code|device|time|state|suspected',
  ),
  de: labels(
    'Person|Fakten (letzter Stand)|Früher, gekürzt|Letzte Nachrichten|eingefügte Zeilen',
    'Ergebnis|Ursache|ausgeschlossen|Entscheidung|Änderung|zuständig|Code|Gerät|Zeit|Stand|Verdacht',
  ),
  fr: labels(
    'Personne|Faits (dernier état)|Plus tôt, abrégé|Derniers messages|lignes collées',
    'résultat|cause|écarté|décision|changement|responsable|code|équipement|heure|état|soupçon',
  ),
  es: labels(
    'Persona|Hechos (último estado)|Antes, abreviado|Últimos mensajes|líneas pegadas',
    'resultado|causa|descartado|decisión|cambio|responsable|código|equipo|hora|estado|sospecha',
  ),
  pt: labels(
    'Pessoa|Fatos (último estado)|Antes, abreviado|Últimas mensagens|linhas coladas',
    'resultado|causa|descartado|decisão|mudança|responsável|código|equipamento|hora|estado|suspeita',
  ),
  it: labels(
    'Persona|Fatti (ultimo stato)|Prima, abbreviato|Ultimi messaggi|righe incollate',
    'esito|causa|escluso|decisione|modifica|responsabile|codice|dispositivo|ora|stato|sospetto',
  ),
};

/** Words that one of the languages uses all the time and the others hardly. */
const TELLTALE: Record<Language, Set<string>> = {
  en: new Set('the and is was it that this with for of to we have not on are you'.split(' ')),
  de: new Set('der die das und ist war nicht mit auf wir ich ein eine es den dem seit auch'.split(' ')),
  fr: new Set('le les des est et une nous pas pour avec dans sur ce que qui il du au je'.split(' ')),
  es: new Set('el los las es y una no por con para en que del se lo está pero hay al'.split(' ')),
  pt: new Set('o os as é e uma não por com para em que do da se está mas há ao no na'.split(' ')),
  it: new Set('il gli le è e una non per con di che del della si ma sono nel al lo'.split(' ')),
};

const LOOKED_AT = 3_000;

/** The language of what people said; English when it cannot be told. */
export function detectLanguage(sentences: Iterable<string>): Language {
  const counts = new Map<Language, number>();
  let looked = 0;
  for (const sentence of sentences) {
    for (const word of sentence.toLowerCase().match(/\p{L}+/gu) ?? [])
      for (const language of LANGUAGES)
        if (TELLTALE[language].has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
    looked += sentence.length;
    if (looked > LOOKED_AT) break;
  }
  let best: Language = 'en';
  for (const language of LANGUAGES)
    if ((counts.get(language) ?? 0) > (counts.get(best) ?? 0)) best = language;
  return best;
}
