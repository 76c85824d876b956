import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Turn {
  conv: string;
  dia_id: string;
  session: number;
  date: string;
  speaker: string;
  text: string;
}

export interface Question {
  id: string;
  conv: string;
  category: string;
  question: string;
  answer?: string | number;
  evidence: string[];
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** `1:56 pm on 8 May, 2023` → milliseconds (read as UTC), 0 when it is no date. */
export function readDate(text: string): number {
  const [clock = '', day = text] = text.includes(' on ') ? text.split(' on ') : ['', text];
  const at = Date.parse(`${day.replace(',', '')} ${clock} UTC`);
  return Number.isNaN(at) ? 0 : at;
}

export function readLocomo(data: string): { turns: Turn[]; questions: Question[] } {
  const folder = join(data, 'memory', 'locomo');
  return {
    turns: readLines<Turn>(join(folder, 'turns.jsonl')),
    questions: readLines<Question>(join(folder, 'questions.jsonl')),
  };
}
