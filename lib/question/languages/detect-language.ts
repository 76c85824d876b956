import type { Language } from '#lib/contracts/question.ts';

/** Everyday words that belong to one of the languages only, as far as short questions go. */
const telling: Record<Language, string> = {
  en: 'no a as an do i me on so per come die the what why when which who how is are was were did does do show me find with of and in since between on for from my it that this there not all please logs errors yesterday today',
  de: 'der die das den dem des ein eine einen ist sind war waren warum wieso weshalb was wie viele wer wann wo welche welcher welches zeig zeige mir alle fehler und oder nicht kein keine seit gestern heute zwischen mit von vom für bei auf im am zum zur hat haben wurde wurden ich wir uns es gab hatten schon einmal woche monat letzte letzten letzter dienst gerät geräte läuft passiert liste finde bitte in auf antworte immer nenn mich behoben gelöst',
  es: 'el los las una unos unas es son fue fueron por qué que cuál cuáles cuándo cuántos cuántas cómo dónde quién muestra muéstrame muestrame dame lista errores y o desde ayer hoy entre con del para en al hay hubo pasó está están semana mes pasado pasada último últimos servicio esto hemos visto antes falla fallando responde siempre lo la se arreglado solucionó solucionado reiniciando',
  fr: 'le les un une des est sont était étaient pourquoi quoi quel quelle quels quelles quand combien comment où qui montre montrez moi affiche liste erreurs et ou depuis hier entre avec du pour dans au aux il y a eu avons nous déjà vu ce cela semaine mois dernier dernière derniers dernières passé passe pas ne marche réponds toujours appelle corrigé résolu redémarrant cette la',
  it: 'il lo gli i un una è sono era erano perché perche cosa quale quali quando quanti quante come dove chi mostra mostrami elenca errori e o da dal dalle ieri oggi tra fra con del della dei per nel nella abbiamo già visto questo questa settimana mese scorso scorsa ultimi ultime servizio in rispondi sempre chiamami risolto riavviando successo non funziona la che',
  pt: 'o os as um uma uns é são foi foram por que porque qual quais quando quantos quantas como onde quem mostra mostre mostrar liste erros e ou desde ontem hoje entre com do da dos para no na nos houve há aconteceu está estão semana mês passado passada últimos últimas serviço isto isso já vimos antes falhando falha responda sempre resolvido reiniciando me não mostra-me',
};
const letters: [RegExp, Language, number][] = [
  [/[äöüß]/giu, 'de', 1],
  [/[ñ¿¡]/giu, 'es', 2],
  [/[ãõ]/giu, 'pt', 2],
  [/[êœë]|ç(?!ão)/giu, 'fr', 1],
];
const sets = Object.entries(telling).map(
  ([language, list]) => [language as Language, new Set(list.split(' '))] as const,
);

/** The language a question is written in; English when nothing tells. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, 2000).normalize('NFC');
  const words = (sample.toLowerCase().match(/[\p{L}]{1,30}(?:-moi|-me)?/gu) ?? []).slice(0, 300);
  const scores = new Map<Language, number>();
  for (const word of words) {
    const claims = sets.filter(([, set]) => set.has(word));
    // A word of several languages says little about which one it is.
    for (const [language] of claims) scores.set(language, (scores.get(language) ?? 0) + 1 / claims.length);
  }
  for (const [pattern, language, weight] of letters) {
    const hits = Math.min(3, sample.match(pattern)?.length ?? 0);
    if (hits > 0) scores.set(language, (scores.get(language) ?? 0) + hits * weight);
  }
  const english = scores.get('en') ?? 0;
  const [best, score] = [...scores].sort((a, b) => b[1] - a[1])[0] ?? ['en', 0];
  return score >= 0.9 && score > english ? best : 'en';
}
