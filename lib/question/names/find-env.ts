const groups: Record<string, string> = {
  prod: 'production',
  prd: 'production',
  production: 'production',
  live: 'production',
  staging: 'staging',
  stg: 'staging',
  preprod: 'preproduction',
  'pre-prod': 'preproduction',
  preproduction: 'preproduction',
  'pre-production': 'preproduction',
  uat: 'uat',
  qa: 'qa',
  dev: 'development',
  development: 'development',
  test: 'test',
  testing: 'test',
  sandbox: 'sandbox',
  canary: 'canary',
  integration: 'integration',
  'dr site': 'dr',
};
/** These mean an environment wherever they stand; the others only after "in" or before "environment". */
const plain = 'prod|prd|production|staging|stg|preprod|pre-prod|preproduction|pre-production|uat';
const all = Object.keys(groups).join('|');
const patterns = [
  new RegExp(`(?<![\\p{L}\\p{N}_-])(${all})(?= (?:env|environment|stage|cluster|system)(?![\\p{L}]))`, 'iu'),
  new RegExp(
    `(?<=(?:^|\\s)(?:in|on|for|from|to|our|the) (?:our |the )?)(${all})(?![\\p{L}\\p{N}_-]|\\.\\p{L}|\\s(?:services?|pods?|logs? file|cases?|suite|runs?|builds?|jobs?)\\b)`,
    'iu',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}_./-])(${plain})(?![\\p{L}\\p{N}_-]|\\.\\p{L})`, 'iu'),
];

export function findEnv(
  text: string,
  taken: readonly { from: number; to: number }[],
): { value: string; said: string; from: number; to: number } | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const from = match.index;
    const to = from + match[0].length;
    if (taken.some((other) => from < other.to && other.from < to)) continue;
    return { value: groups[match[1].toLowerCase()] ?? match[1].toLowerCase(), said: match[1], from, to };
  }
  return undefined;
}

/** Every spelling of the same environment. */
export function envSpellings(value: string): string[] {
  return [value, ...Object.keys(groups).filter((name) => groups[name] === value)];
}
