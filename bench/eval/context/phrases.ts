/**
 * How people tell of troubles, in their own words. `{d}` device, `{v}` value, `{o}` old value, `{p}` parameter.
 * Nothing here is taken from the product's own lists of cues: some phrasings mark a fact only loosely.
 */
export type Tongue = 'en' | 'de' | 'fr' | 'es';
export type Kind =
  | 'device'
  | 'code'
  | 'time'
  | 'change'
  | 'ruledOut'
  | 'cause'
  | 'decision'
  | 'outcome'
  | 'owner';

export const PHRASES: Record<Tongue, Record<Kind, string[]>> = {
  en: {
    device: [
      'The box in question is {d}, it acts as our {v}.',
      'We have trouble with {d} (the {v}).',
      '{d} is misbehaving - that is the {v} for the north hall.',
      'So this is about {d}, basically a {v}.',
    ],
    code: [
      '{d} keeps throwing {v}.',
      'On its console {d} prints error {v} every few seconds.',
      'I get {v} whenever I talk to {d}.',
      'The panel of {d} shows {v} in red.',
    ],
    time: [
      'It began at {v} on {d}.',
      'First complaint about {d} came in around {v}.',
      '{d} has been like this since {v}.',
      'According to the shift book {d} went sideways at {v}.',
    ],
    change: [
      'Someone moved the {p} on {d} from {o} to {v}.',
      'The {p} of {d} used to be {o}, it is {v} now.',
      'I bumped {p} on {d}: {o} -> {v}.',
      'Correction: {p} on {d} is {v}, not {o}.',
      '{p} on {d} now {v} instead of {o}.',
      'With the last rollout {d} got a {p} of {v}; before that it was {o}.',
    ],
    ruledOut: [
      'We checked for {v} on {d}: that is not it.',
      '{v} is ruled out for {d}.',
      'It was not {v}, I looked at {d} twice.',
      'Forget {v}, {d} is clean there.',
      'Vendor confirmed {v} has nothing to do with it on {d}.',
      'You can cross {v} off the list for {d}.',
    ],
    cause: [
      'Root cause on {d}: {v}.',
      'Turned out to be {v} on {d}.',
      'Found it, {v} on {d}.',
      '{d} fell over because of {v}.',
      'So the culprit for {d} is {v}.',
      'In the end {v} is what broke {d}.',
      'The whole mess on {d} comes from {v}.',
    ],
    decision: [
      'We decided to {v} on {d}.',
      'Agreed in the call: {v} on {d} tonight.',
      "Let's {v} on {d} and watch.",
      'Plan for {d}: {v} during the next window.',
      'The team voted to {v} for {d}.',
    ],
    outcome: [
      'After that {d} {v}.',
      'Update from the floor: {d} {v}.',
      'Good news, {d} {v}.',
      'Checked again this morning and {d} {v}.',
    ],
    owner: [
      '{v} owns the follow-up for {d}.',
      '{v} will look after {d} from here.',
      'Ticket for {d} is assigned to {v}.',
      '{v} takes {d} from here on.',
      'Please talk to {v}, who is in charge of {d}.',
    ],
  },
  de: {
    device: [
      'Es geht um {d}, das ist unser {v}.',
      'Wir haben Ärger mit {d} ({v}).',
      'Betroffen ist {d}, der {v} in Halle 2.',
    ],
    code: [
      '{d} meldet ständig {v}.',
      'Auf der Konsole von {d} steht Fehler {v}.',
      'Bei {d} kommt dauernd {v}.',
    ],
    time: [
      'Angefangen hat es auf {d} um {v}.',
      '{d} spinnt seit {v}.',
      'Die erste Meldung zu {d} kam gegen {v}.',
    ],
    change: [
      'Jemand hat {p} auf {d} von {o} auf {v} gestellt.',
      '{p} auf {d} ist jetzt {v}, vorher war es {o}.',
      'Korrektur: {p} auf {d} beträgt {v}, nicht {o}.',
    ],
    ruledOut: [
      '{v} ist bei {d} ausgeschlossen.',
      'An {v} liegt es bei {d} nicht.',
      '{v} war es nicht, {d} ist da sauber.',
    ],
    cause: [
      'Ursache auf {d} war {v}.',
      'Bei {d} lag es am Ende an {v}.',
      'Schuld an dem Ausfall von {d} ist {v}.',
    ],
    decision: [
      'Wir haben beschlossen: {v} auf {d}.',
      'Entscheidung für {d}: {v}.',
      'Vereinbart ist {v} bei {d}.',
    ],
    outcome: ['Danach gilt: {d} {v}.', 'Rückmeldung: {d} {v}.'],
    owner: ['{v} kümmert sich um {d}.', 'Für {d} ist {v} zuständig.', '{v} übernimmt {d} ab jetzt.'],
  },
  fr: {
    device: ["Il s'agit de {d}, c'est notre {v}.", 'On a un souci avec {d} ({v}).'],
    code: ['{d} renvoie sans cesse {v}.', 'Sur la console de {d} on lit erreur {v}.'],
    time: ['Ça a commencé sur {d} à {v}.', '{d} déraille depuis {v}.'],
    change: [
      "Quelqu'un a passé {p} sur {d} de {o} à {v}.",
      '{p} sur {d} vaut maintenant {v} au lieu de {o}.',
      'Rectification : {p} sur {d} est à {v}, pas {o}.',
    ],
    ruledOut: ['{v} est écarté pour {d}.', "Ce n'est pas {v} sur {d}.", "{v} n'a rien à voir avec {d}."],
    cause: ['La cause sur {d} : {v}.', '{d} est tombé à cause de {v}.', 'Finalement {d}, ça vient de {v}.'],
    decision: ['On a décidé : {v} sur {d}.', 'Décision pour {d} : {v}.'],
    outcome: ['Depuis, {d} {v}.', 'Retour du terrain : {d} {v}.'],
    owner: ["{v} s'occupe de {d}.", '{v} est responsable de {d}.'],
  },
  es: {
    device: ['Se trata de {d}, es nuestro {v}.', 'Tenemos problemas con {d} ({v}).'],
    code: ['{d} devuelve {v} todo el rato.', 'En la consola de {d} sale el error {v}.'],
    time: ['Empezó en {d} a las {v}.', '{d} está así desde las {v}.'],
    change: [
      'Alguien cambió {p} en {d} de {o} a {v}.',
      '{p} en {d} ahora es {v} en lugar de {o}.',
      'Corrección: {p} en {d} es {v}, no {o}.',
    ],
    ruledOut: [
      '{v} queda descartado en {d}.',
      'No era {v}, {d} está limpio.',
      '{v} no tiene nada que ver con {d}.',
    ],
    cause: ['La causa en {d} fue {v}.', '{d} cayó debido a {v}.', 'Al final el culpable en {d} es {v}.'],
    decision: ['Decidimos {v} en {d}.', 'Acordado para {d}: {v}.'],
    outcome: ['Desde entonces {d} {v}.', 'Nos dicen que {d} {v}.'],
    owner: ['{v} se encarga de {d}.', 'El responsable de {d} es {v}.'],
  },
};

/** Values by kind and language; causes serve for what is ruled out and suspected too. */
export const VALUES: Record<
  Tongue,
  { role: string[]; cause: string[]; decision: string[]; outcome: string[]; param: string[] }
> = {
  en: {
    role: [
      'conveyor controller',
      'badge reader hub',
      'chiller gateway',
      'label printer bridge',
      'packet recorder',
      'tank gauge',
    ],
    cause: [
      'a stale ARP entry',
      'an expired intermediate certificate',
      'a full spool partition',
      'the duplicate VLAN tag',
      'a leaking file handle in the exporter',
      'clock drift after the battery swap',
      'the half-open breaker',
      'a misrouted multicast group',
      'worn optics on uplink two',
      'the nightly vacuum job',
      'a wrong netmask on the spare card',
      'memory pressure from the indexer',
    ],
    decision: [
      'pin the old firmware',
      'swap the uplink module',
      'halve the polling rate',
      'move the queue to the spare shelf',
      'disable jumbo frames',
    ],
    outcome: [
      'is reporting again',
      'stayed quiet all night',
      'came back up within a minute',
      'still drops every tenth frame',
      'answers normally again',
    ],
    param: ['retry limit', 'poll interval', 'buffer size', 'lease time', 'worker count', 'watchdog delay'],
  },
  de: {
    role: ['Förderband-Regler', 'Kühlturm-Wächter', 'Etikettendrucker', 'Tankfühler'],
    cause: [
      'ein abgelaufenes Zertifikat',
      'eine volle Spool-Partition',
      'der doppelte VLAN-Tag',
      'eine defekte Optik',
      'die falsche Netzmaske',
      'ein hängender Nachtlauf',
    ],
    decision: ['alte Firmware festhalten', 'Netzteil tauschen', 'Abfragerate halbieren'],
    outcome: ['läuft wieder', 'blieb die ganze Nacht ruhig', 'verliert immer noch Pakete'],
    param: ['Wiederholgrenze', 'Abfrageintervall', 'Puffergröße'],
  },
  fr: {
    role: ['régulateur de convoyeur', 'lecteur de badges', 'capteur de cuve'],
    cause: [
      'un certificat expiré',
      'une partition pleine',
      'le double tag VLAN',
      "une dérive d'horloge",
      'un masque réseau erroné',
    ],
    decision: ['figer le micrologiciel', "remplacer l'alimentation", 'réduire la fréquence'],
    outcome: ['fonctionne de nouveau', 'est resté calme toute la nuit', 'perd encore des trames'],
    param: ['nombre de tentatives', 'intervalle de sondage', 'taille du tampon'],
  },
  es: {
    role: ['regulador de cinta', 'lector de tarjetas', 'sensor de tanque'],
    cause: [
      'un certificado caducado',
      'una partición llena',
      'la etiqueta VLAN duplicada',
      'un reloj desfasado',
      'una máscara de red errónea',
    ],
    decision: ['fijar el firmware anterior', 'cambiar la fuente', 'reducir la frecuencia'],
    outcome: ['funciona de nuevo', 'estuvo tranquilo toda la noche', 'sigue perdiendo tramas'],
    param: ['límite de reintentos', 'intervalo de sondeo', 'tamaño del búfer'],
  },
};

/** Said before anything is known; later ruled out or replaced. `{v}` is a cause that does not hold. */
export const GUESSES: Record<Tongue, string[]> = {
  en: [
    'My first guess for {d} is {v}.',
    'Maybe {v} on {d}?',
    'Smells like {v} on {d} to me.',
    'I would bet on {v} for {d}.',
  ],
  de: ['Vielleicht ist es {v} auf {d}.', 'Ich tippe bei {d} auf {v}, vermutlich.'],
  fr: ['Je soupçonne {v} sur {d}.', 'Peut-être {v} sur {d}.'],
  es: ['Sospecho de {v} en {d}.', 'Quizás {v} en {d}.'],
};

/** The first word on a value that is corrected later. */
export const FIRST_WORD: Record<Tongue, string[]> = {
  en: ['The {p} on {d} is {v}.', '{d} runs with a {p} of {v}.'],
  de: ['{p} auf {d} ist {v}.', '{d} läuft mit {p} {v}.'],
  fr: ['{p} sur {d} est à {v}.'],
  es: ['{p} en {d} es {v}.'],
};

export const CHATTER: Record<Tongue, string[]> = {
  en: [
    'Thanks, give me a minute to look.',
    'Can you paste what you see there?',
    'Sure, here is what I have so far, it is a bit messy.',
    'Coffee first, back in five.',
    'Last month another site had a bad fan, that was a different story.',
    'If we doubled everything it might hide the symptom, but I would rather understand it.',
    'What does the dashboard say for the rest of the hall?',
    'Understood. The next step would be to compare with a healthy neighbour and to note any difference, however small it may seem.',
    'On my bench unit the same setting works without complaints, for what it is worth.',
    'Could you also check whether the cabling was touched recently and by whom?',
  ],
  de: [
    'Danke, ich schaue gleich nach.',
    'Kannst du bitte einfügen, was dort steht?',
    'Letzten Monat hatte ein anderer Standort einen kaputten Lüfter, das war etwas anderes.',
    'Verstanden, der nächste Schritt wäre ein Vergleich mit einem gesunden Nachbarn.',
  ],
  fr: [
    'Merci, je regarde tout de suite.',
    'Peux-tu coller ce que tu vois ?',
    'Le mois dernier un autre site avait un ventilateur en panne, rien de comparable.',
    "Compris, l'étape suivante serait de comparer avec un voisin sain.",
  ],
  es: [
    'Gracias, lo miro ahora mismo.',
    '¿Puedes pegar lo que ves?',
    'El mes pasado otro sitio tuvo un ventilador roto, fue otra historia.',
    'Entendido, el siguiente paso sería comparar con un vecino sano.',
  ],
};
