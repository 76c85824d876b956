/** How people mark facts in the languages the product speaks: English, German, French, Spanish, Portuguese, Italian. */
export type FactKind =
  | 'outcome'
  | 'cause'
  | 'ruledOut'
  | 'decision'
  | 'change'
  | 'owner'
  | 'code'
  | 'device'
  | 'time'
  | 'state'
  | 'suspected';

function words(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** In order: what a sentence is first, it is mainly. */
export const CUES: readonly [FactKind, RegExp][] = [
  [
    'ruledOut',
    words(
      "rul(?:ed?|ing) (?:it |that |this )?out|ruled (?:[\\p{L}\\p{N}_.-]+ ){1,5}out|(?:is|was|are|were)(?: not|n['’]t) (?:it|the (?:cause|culprit|problem|issue|reason)|to blame|guilty|involved)",
      "(?:it|that)(?:['’]s| is| was|) ?n[o'’]t (?:the|a|an) |(?:can|could) be excluded|excluded|eliminated|unrelated|nothing to do with|red herring|innocent|cleared|off the list|off the hook|not the (?:cause|culprit|problem|reason)",
      'ausgeschlossen|ausschlie(?:ß|ss)en|nicht (?:die ursache|schuld|der grund)|liegt nicht an|lag nicht an|unschuldig|nichts (?:damit )?zu tun|scheidet aus',
      "exclue?s?|écartée?s?|élimin[ée]e?s?|pas (?:la cause|en cause|le problème)|n['’]est pas (?:la|le|dû)|rien à voir|hors de cause|on exclut|innocentée?",
      'descartad[oa]s?|descartamos|descartei|no (?:es|era|fue) (?:la causa|culpa|el problema)|nada que ver|excluid[oa]s?|não (?:é|era|foi) (?:a causa|o problema)|nada a ver',
      "esclus[oaie]|escludiamo|scartat[oa]|non (?:è|era) (?:la causa|il problema|colpa)|non c['’]entra",
    ),
  ],
  [
    'outcome',
    words(
      "fixed|solved|resolved|(?:works|working|up|running|healthy|stable|green) again|back (?:up|to normal|online|to green)|recovered|(?:did|does)(?: not|n['’]t) help|(?:has|have)(?: not|n['’]t) helped|still (?:failing|broken|down|the same)|no (?:effect|change|improvement|more errors)|made it worse|came back|helped|did the trick|errors? (?:stopped|gone)|all clear",
      'behoben|gelöst|läuft wieder|geht wieder|wieder (?:normal|stabil|erreichbar)|hat (?:nicht |nichts )?geholfen|hilft nicht|immer noch (?:kaputt|fehlerhaft|rot)|keine fehler mehr|wieder da',
      "résolue?|réparée?|corrigée?|fonctionne (?:à nouveau|de nouveau)|(?:re)?marche (?:à nouveau|de nouveau)|(?:est )?rétablie?|n['’]a (?:pas aidé|rien changé)|toujours en panne|plus d['’]erreurs?",
      'resuelt[oa]|solucionad[oa]|arreglad[oa]|funciona (?:de nuevo|otra vez)|recuperad[oa]|no (?:ayudó|sirvió)|sigue fallando|resolvid[oa]|corrigid[oa]|voltou ao normal|não (?:ajudou|adiantou)|continua falhando',
      'risolt[oa]|sistemat[oa]|funziona di nuovo|ripristinat[oa]|non ha (?:aiutato|risolto)|ancora rotto',
    ),
  ],
  [
    'cause',
    words(
      "root cause|cause[ds]?(?: is| was| by)?|culprit|turn(?:s|ed) out|because(?: of)?|due to|the reason|traced (?:it |this |that )?(?:back )?to|(?:boils|comes|came|boiled|was) down to|(?:comes|came|coming|stemmed|originates) from|found (?:it|the (?:cause|problem|bug|issue))|(?:is|was) what (?:broke|killed|took|caused|did)|the (?:actual |real )?(?:problem|issue) (?:is|was)|(?:is|was) to blame|stems from|triggered by|explains|smoking gun|it (?:is|was) the|it['’]s the",
      'ursache|verursacht|lag an|liegt an|lag am|liegt am|schuld (?:ist|war)|ausgelöst (?:durch|von)|grund (?:ist|war)|wegen',
      "cause (?:racine|première|réelle)|la cause|à cause d[eu']|causée? par|provoquée? par|dûe? (?:à|au)|due au|vient d[eu']|le coupable|s['’]explique par",
      'causa(?: (?:raíz|raiz|real))?|causad[oa]s? por|provocad[oa]s? por|debido a|(?:el|la) culpable|se debe a|por culpa de|devido a|a culpa é|culpad[oa]',
      'causat[oa] da|provocat[oa] da|dovut[oa] a|la colpa|il colpevole|dipende da',
    ),
  ],
  [
    'decision',
    words(
      "decided|decision|agreed|we(?:['’]ll| will| are going to)|let['’]s|going with|the plan is|plan:|i(?:['’]ll| will) (?:roll|restart|replace|deploy|revert|move|switch|pin)|settled on|go(?:ing)? ahead with|signed off",
      'beschlossen|entschieden|entscheidung|wir (?:werden|machen|nehmen|rollen|ersetzen|tauschen)|vereinbart|der plan ist',
      "décidée?|décision|on va|nous allons|on part sur|d['’]accord pour|le plan est|convenu",
      'decidi(?:do|mos)|decidió|decisión|vamos a|acordamos|acordado|el plan es|decisão|combinamos|o plano é',
      'deciso|decisione|abbiamo concordato|il piano è|procediamo con',
    ),
  ],
  [
    'owner',
    words(
      'own(?:s|ed|er)|assigned to|assignee|takes? (?:it|this|over|care|ownership)|took (?:it|this|over)|on[- ]call|responsible|in charge|point of contact|handed (?:it |this )?(?:over )?to|will (?:handle|look after|drive|follow up)',
      'zuständig|übernimmt|kümmert sich|verantwortlich|zugewiesen|übergeben an|bereitschaft',
      "s['’]en occupe|s['’]occupe|responsable|en charge|assignée? à|prend (?:le relais|en charge)|d['’]astreinte",
      'se encarga|se ocupa|asignad[oa] a|a cargo|de guardia|responsável|cuida d[oa]|atribuíd[oa] a|assume',
      'si occupa|responsabile|assegnat[oa] a|in carico|prende in carico|reperibile',
    ),
  ],
];

/** A number with its unit, or a word. */
const VALUE = String.raw`(?:["'“«(]?v?\d[\d.,:]*(?:\s?(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?|[kMGT]i?B|%|Sekunden|Minuten|Stunden|secondes?|heures?|segundos?|minutos?|horas?)(?!\p{L}))?|[^\s,;]+)`;
const START = String.raw`(?<![\p{L}\p{N}])`;

/** Forms in which both the old and the new value are said; the first that fits counts. */
export const CHANGES: readonly RegExp[] = [
  String.raw`${START}(?:from|von|vom|de|del|da|dal|depuis)\s+(?<was>${VALUE})\s+(?:up |down |back )?(?:to|auf|nach|à|a|para|al)\s+(?<now>${VALUE})`,
  String.raw`(?<was>${VALUE})\s*(?:→|->|=>|⇒)\s*(?<now>${VALUE})`,
  String.raw`${START}(?:now|jetzt|maintenant|désormais|ahora|agora|adesso|ora)\s+(?<now>${VALUE})[ ,(]+(?:was|war|vorher|avant|antes|prima)\s+(?<was>${VALUE})`,
  String.raw`(?<now>${VALUE}),?\s+(?:instead of|rather than|statt|anstatt|anstelle von|au lieu de|plutôt que|en vez de|en lugar de|em vez de|ao invés de|invece di|al posto di)\s+(?<was>${VALUE})`,
  String.raw`${START}(?:not|nicht|pas|no|não|non)\s+(?<was>${VALUE}),?\s+(?:but|sondern|mais|sino|mas|ma|bensì)\s+(?<now>${VALUE})`,
  String.raw`(?<now>${VALUE}),?\s+(?:and |et |und |y )?(?:not|nicht|et pas|pas|no|não|non)\s+(?<was>${VALUE})`,
].map((form) => new RegExp(form, 'iu'));

/** Forms that say the old value only; the new one is the other value of the sentence. */
export const FORMERLY = new RegExp(
  String.raw`${START}(?:used to be|previously|formerly|before(?: that)?(?: it| this)?(?: was)?|it was|was|vorher(?: war(?: es)?)?|zuvor(?: war es)?|bisher|früher|auparavant|avant(?: c['’]était)?|antes(?: era)?|prima(?: era)?)[ ,:]+(?<was>v?\d[\d.,:]*(?:\s?(?:ms|s|sec|min|h|[kMGT]i?B|%)(?!\p{L}))?)`,
  'iu',
);

/** Plain denials: they rule something out only where the sentence says nothing else. */
export const DENIAL = words(
  "(?:it|that|this) (?:is|was)(?: not|n['’]t)|(?:it|that)['’]s not|forget (?:about )?(?:the|a|an|it)?|(?:is|are|looks|came back|checked out) (?:all )?(?:clean|fine|healthy|ok)|clean there|no sign of|not (?:it|related|relevant)",
  '(?:war|ist|sind|waren) (?:es|das) nicht|(?:es|das) (?:war|ist) nicht|(?:ist|sind) (?:da |dort )?(?:sauber|in ordnung|unauffällig)|vergiss|keine spur von|liegt es .{0,60}nicht',
  "ce n['’](?:est|était) pas|ça ne vient pas|(?:est|sont) (?:propres?|normale?s?|sain[es]?)|aucune trace d[e’']|oublie",
  'no (?:es|era|fue|son|eran)|(?:está|están) (?:limpi[oa]s?|bien|san[oa]s?)|olvida|ni rastro de|não (?:é|era|foi)|(?:está|estão) (?:limp[oa]s?|bem)|esqueça',
  'non (?:è|era|sono)|(?:è|sono) (?:pulit[oaie]|a posto)|dimentica|nessuna traccia',
);

/** The speaker takes back what stood before. */
export const CORRECTION = words(
  'correction|correcting|scratch that|my (?:bad|mistake)|i (?:was wrong|misread|mistyped|misspoke|meant)|sorry,|actually|in fact|on second thought|after all|no longer|wrong:|update:',
  'korrektur|ich meinte|stimmt nicht|vertan|verlesen|doch|tatsächlich|eigentlich|nicht mehr',
  'correctif|rectification|je me suis trompée?|je voulais dire|en fait|finalement|ne .{1,20} plus|erreur de ma part',
  'corrección|corrijo|me equivoqué|quise decir|en realidad|al final|ya no|correção|me enganei|quis dizer|na verdade|afinal',
  'correzione|mi sono sbagliat[oa]|volevo dire|in realtà|alla fine|non più',
);

/** A guess, not yet a fact. */
export const GUESS = words(
  "maybe|might|may be|could be|perhaps|possibly|probably|i (?:think|guess|suspect|bet|assume)|(?:i['’]d|would|i['’]ll) (?:bet|guess|say)|(?:first|best|wild|initial) guess|suspect(?:ed|ing)?|my (?:guess|hunch|theory|hypothesis)|looks like|smells like|wonder|not sure|can(?:not|['’]t) rule out|hypothesis",
  'vielleicht|ich tippe|tippe auf|mein tipp|vermutlich|wahrscheinlich|könnte|verdacht|ich (?:glaube|denke|vermute)|eventuell|noch nicht ausgeschlossen',
  'peut-être|probablement|je (?:pense|crois|soupçonne)|soupçon|pourrait|possible que|hypothèse|je parie|à mon avis',
  'quizás?|tal vez|probablemente|creo que|sospecho|podría|apuesto|a lo mejor|talvez|provavelmente|acho que|suspeito|poderia',
  'forse|probabilmente|credo|sospetto|potrebbe|magari|penso che',
);

/** What belongs to another trouble or to no reality at all: told, but no fact of this investigation. */
export const ELSEWHERE = words(
  "last (?:time|month|year|quarter|spring|summer|autumn|winter|week['’]s)|years? ago|months? ago|back then|in the past|previous (?:incident|outage|ticket)|another (?:site|customer|cluster|team)|other customer|on my (?:laptop|machine|bench)|in the lab|for example|e\\.g\\.|if we|if you|if it|unless|would have|hypothetically|imagine",
  'letzte[ns]? (?:mal|monat|jahr|quartal)|damals|früher|anderen? (?:standort|kunden)|auf meinem (?:laptop|rechner)|im labor|zum beispiel|falls|wenn wir|angenommen',
  "la dernière fois|le mois dernier|l['’]an dernier|l['’]année dernière|autre (?:site|client)|sur mon (?:portable|poste)|en labo|par exemple|si on|si nous",
  'la última vez|el mes pasado|el año pasado|otro (?:sitio|cliente)|en mi (?:portátil|máquina)|por ejemplo|si (?:lo|la|nos)|a última vez|mês passado|ano passado|outro cliente|por exemplo',
  "l['’]ultima volta|il mese scorso|l['’]anno scorso|altro (?:sito|cliente)|sul mio (?:portatile|pc)|per esempio|se (?:noi|lo)",
);

export const STATE =
  /(?<![\p{L}\p{N}])(?:is|are|was|were|=|set to|set at|stands at|runs|running|currently|now|reads|shows|steht auf|beträgt|ist|läuft|aktuell|est|sont|tourne|actuellement|está|es|son|corre|actualmente|é|são|roda|atualmente|è|gira|attualmente)(?![\p{L}\p{N}])/iu;

export const HAPPENED =
  /(?<![\p{L}\p{N}])(?:since|at|around|about|from|until|started|began|begins|first|seit|um|gegen|ab|begann|begonnen|erste[rs]?|depuis|vers|à|dès|commencé|première?|desde|a las|hacia|sobre las|empezó|comenzó|começou|por volta|primer[oa]?|dalle|alle|verso|iniziat[oa]|cominciat[oa])(?![\p{L}\p{N}])/iu;
