import { z } from 'zod';
import { severitySchema } from './parameters.ts';

const name = z.string().min(1).max(1_000);
const lineNumber = z.number().int().positive();

/** Which lines of a stored set a reader wants to see; all that is given must hold. */
export const lineViewFilterSchema = z.object({
  file: name.optional(),
  text: name.optional(),
  pattern: name.optional(),
  level: severitySchema.optional(),
  service: name.optional(),
  trace: name.optional(),
  /** Key or text of a template of the file; needs `file`. */
  template: z.string().min(1).max(10_000).optional(),
  /** Texts of templates of the file that are left out; needs `file`. */
  hide: z.array(z.string().min(1).max(10_000)).max(50).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type LineViewFilter = z.infer<typeof lineViewFilterSchema>;

export const readLinesSchema = z.object({
  logSetId: z.uuid(),
  file: name,
  fromLine: lineNumber,
  toLine: lineNumber,
});

export const readWholeLineSchema = z.object({ logSetId: z.uuid(), file: name, line: lineNumber });

export const searchLinesSchema = z.object({
  logSetId: z.uuid(),
  filter: lineViewFilterSchema,
  limit: z.number().int().min(1).max(1_000).default(200),
  direction: z.enum(['forward', 'backward']).default('forward'),
  cursor: z.string().max(40).optional(),
});
export type SearchLinesInput = z.input<typeof searchLinesSchema>;

export const countOverTimeSchema = z.object({
  logSetId: z.uuid(),
  /** Absent: the whole set. */
  file: name.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  bars: z.number().int().min(1).max(500).default(120),
});

export const listFacetsSchema = z.object({ logSetId: z.uuid(), file: name });

/** One physical line. Untrusted text. */
export interface ViewLine {
  file: string;
  line: number;
  /** First line of the record that this line belongs to. */
  head: number;
  text: string;
  /** Bytes left out of `text`. */
  cut: number;
  level: string;
  at: string | null;
  service: string | null;
  trace: string | null;
  /** Text of its template, variable places as `<*>`; null for the further lines of a record. */
  template: string | null;
}

export interface FoundLines {
  lines: ViewLine[];
  /** Where to go on; absent when everything was looked at. A page may be empty and still go on. */
  next?: string;
  /** Lines looked at for this page. */
  scanned: number;
}

/** Records per bar and level, worst level last. */
export interface LevelBars {
  from: string;
  to: string;
  barMs: number;
  levels: { level: string; counts: number[] }[];
}

export interface ViewFile {
  name: string;
  lines: number;
  records: number;
  bytes: number;
  firstTime: string | null;
  lastTime: string | null;
  format: string | null;
}

/** What the viewer shows first. */
export interface OpenedLogs {
  files: ViewFile[];
  /** The page of lines where it opens; null where there are none. */
  first: { file: string; page: number; lines: ViewLine[] } | null;
}

export interface Facets {
  services: { name: string; records: number; errors: number }[];
  templates: { key: string; text: string; records: number; errors: number }[];
  traces: { id: string; records: number; errors: number }[];
}
