/** What must not leave the machine inside a text, and what stands there instead. Bounded patterns: texts are untrusted. */
const SECRETS: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,10000}?-----END [A-Z ]{0,40}PRIVATE KEY-----/g, '<key>'],
  [/\beyJ[\w-]{5,2000}\.[\w-]{5,4000}(?:\.[\w-]{0,2000})?/g, '<token>'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,4000}/gi, '$1 <token>'],
  [
    /\b(pass(?:word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|client[-_]?secret|authorization|cookie)(["']?\s{0,3}[:=]\s{0,3})(?:"[^"\n]{1,1000}"|'[^'\n]{1,1000}'|[^\s"',;&]{1,1000})/gi,
    '$1$2<secret>',
  ],
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,200}):[^\s@/]{1,200}@/gi, '$1:<secret>@'],
  [/\b(?:AKIA|ASIA|ghp_|gho_|ghs_|sk-|xox[abprs]-)[\w-]{10,200}/g, '<key>'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, '<email>'],
  [/\b\d(?:[ -]?\d){12,18}\b/g, '<number>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<ip>'],
  [/\b(?=[\w+/]{0,200}\d)(?=[\w+/]{0,200}[A-Z])(?=[\w+/]{0,200}[a-z])[\w+/]{32,4000}={0,2}/g, '<key>'],
];

/** The text without passwords, keys, tokens, addresses of people and machines. */
export function redactSecrets(text: string): string {
  let redacted = text;
  for (const [secret, instead] of SECRETS) redacted = redacted.replace(secret, instead);
  return redacted;
}
