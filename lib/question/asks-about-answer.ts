/**
 * Cues of a question that is about the last answer rather than about the logs: to say it for somebody else, in other
 * words or another language, to weigh what was found, to say what to do first. In the languages questions are asked in.
 */
const cues: readonly RegExp[] = [
  /\b(?:explain|tell|describe|summari[sz]e|rephrase|reword|rewrite|put|phrase|say|translate)\b.{0,40}\b(?:it|this|that|these|findings?|answer|result|all)\b.{0,40}\b(?:to|for|in|into|as|like)\b/i,
  /\b(?:summari[sz]e|rephrase|reword|rewrite|shorten|simplify|translate)\b.{0,20}\b(?:it|this|that|the (?:answer|findings?|results?))\b/i,
  /\bin (?:plain|simple|simpler|other|fewer|short|easy|non-technical|layman'?s|your own|one|two|three) (?:words?|terms|english|language|sentences?)\b|\b(?:tl;?dr|eli5)\b|\blike i(?:'m| am) five\b/i,
  /\b(?:write|draft|compose|prepare)\b.{0,30}\b(?:e-?mail|message|note|status|update|ticket|summary|announcement|report|post-?mortem)\b/i,
  /\bwhich (?:one )?(?:of (?:these|those|them)|would you|should (?:i|we)|is (?:the )?(?:most|more))\b/i,
  /\b(?:what|where) (?:would|should|could|can) (?:i|we|you) (?:do|check|look|try|start|begin|fix|recommend|suggest)\b|\bwhat (?:do you|would you) (?:recommend|suggest|advise)\b/i,
  /\bhow (?:sure|certain|confident) (?:are you|is (?:this|that|it))\b|\bhow (?:bad|serious|severe|urgent) (?:is|was) (?:it|this|that)\b|\bwhat does (?:this|that|it) mean for\b/i,
  /(?<!\p{L})(?:erklär|beschreib|fass|formulier|übersetz|schreib)\p{L}*.{0,30}(?<!\p{L})(?:es|das|dies|meine[mrn]?|unsere[mrn]?|zusammen|einfach|e-?mail)(?!\p{L})|in einfachen worten|(?:was|wo) (?:würdest|würden|soll|sollte|sollten|kann) (?:du|sie|ich|wir|man)|welche[sn]? (?:davon|von (?:diesen|denen)|würdest)|wie sicher/iu,
  /(?<!\p{L})(?:expli(?:que|quer)|résume|reformule|tradui[st]|écris|rédige)\p{L}*.{0,30}(?<!\p{L})(?:le|la|ça|cela|moi|mon|ma|notre|mail)(?!\p{L})|en (?:mots simples|d'autres termes)|(?:que|où) (?:devrais|devrait|faut|ferais|dois)|(?:lequel|laquelle) (?:de|d')|à quel point/iu,
  /(?<!\p{L})(?:expl[ií]ca|explique|resum|reformul|traduc|traduz|escrib|escrev|redact)\p{L}*.{0,30}(?<!\p{L})(?:lo|la|eso|esto|isso|isto|mi|meu|minha|jefe|chefe|correo|e-?mail)(?!\p{L})|(?:en|em) (?:palabras|palavras) (?:sencillas|simples)|(?:qué|que|dónde|onde) (?:debería|deberíamos|harías|devo|devemos|deveria|faria)|cuál de|qual (?:de|deles|delas)/iu,
  /(?<!\p{L})(?:spiega|riassum|riformul|traduc|scriv)\p{L}*.{0,30}(?<!\p{L})(?:lo|la|questo|quello|mio|mia|capo|e-?mail)(?!\p{L})|in parole semplici|(?:cosa|dove) (?:dovrei|dovremmo|faresti|devo)|quale di/iu,
];

/** Asking why, or for a cause, is asking the logs. */
const logs = /^(?:but |so |and )*(?:why|warum|pourquoi|por qué|por que|perché)(?!\p{L})/iu;

/** Whether a question wants the last answer told in another way; only a language model can do that. */
export function asksAboutAnswer(text: string): boolean {
  return text.length <= 400 && !logs.test(text.trim()) && cues.some((cue) => cue.test(text));
}
