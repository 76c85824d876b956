import { z } from 'zod';

export const createUploadSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  files: z
    .array(z.object({ name: z.string().min(1).max(500), size: z.number().int().min(0) }))
    .min(1, 'Choose at least one file.')
    .max(500, 'Send at most 500 files at once; pack more into an archive.'),
});
export type CreateUpload = z.infer<typeof createUploadSchema>;

export interface StoredLogSet {
  logSetId: string;
  name: string;
  lines: number;
  bytes: number;
  /** Sentences about what could not be read. */
  problems: string[];
}

/** Logs that were taken in before, as one chooses them for another question. */
export interface KeptLogs {
  logSetId: string;
  name: string;
  lines: number;
  bytes: number;
  firstTime: string | null;
  lastTime: string | null;
  storedAt: string;
}

export const listKeptLogsSchema = z.object({ named: z.string().trim().max(200).default('') });

export interface UploadState {
  uploadId: string;
  status: 'receiving' | 'ready' | 'failed';
  files: { name: string; size: number; received: number }[];
  /** Lines read so far. */
  lines: number;
  stored?: StoredLogSet;
  /** Why it failed. */
  sentence?: string;
}
