/** What is compared of an incident: what its logs showed and what people wrote about it. Plain data, storable as JSON. */
export interface IncidentFingerprint {
  id: string;
  /** Milliseconds. */
  at: number;
  /** The question or headline. */
  title: string;
  /** What was said and found; the head of it is compared. */
  text: string;
  domain?: string;
  /** Incidents known to be the same trouble share it (the pattern's key). */
  cluster?: string;
  /** Components the log engine holds responsible, with what went wrong there: `slow`, `silent`, `errors`, … */
  suspects: Suspect[];
  templates: FingerprintTemplate[];
  /** Exception and error class names, as logged. */
  exceptions: string[];
  services: string[];
  errorCodes: string[];
}

export interface Suspect {
  component: string;
  kind: string;
  /** How strongly; any positive scale, the same within one incident. */
  weight: number;
}

export interface FingerprintTemplate {
  /** Masked text: variable parts as `<*>`. */
  text: string;
  level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'unknown';
  count: number;
  /** How much more (or less) often than in healthy times: 1 = as always, 8 = eight times, 0 = gone. Absent = not compared. */
  change?: number;
}
