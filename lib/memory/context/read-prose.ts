/** What of a message was said by a person, apart from what was pasted. */
export interface Prose {
  sentences: string[];
  /** Lines of pasted logs, code and data that were left out. */
  pastedLines: number;
}

/** Bounds: a message of megabytes is nearly all paste; what people say stands at its head or its end. */
const MAX_HEAD = 60_000;
const MAX_TAIL = 20_000;
const MAX_SENTENCE = 600;
const MAX_SENTENCES = 400;

const PASTED = [
  /^\s*(?:\[|<\d+>)?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}/,
  /^\s*\[?\d{2}:\d{2}:\d{2}[.,\]\s]/,
  /^\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}\s+\d{2}:\d{2}:\d{2}/i,
  /^\s*\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b[\]:\s|]/,
  /^\s*(?:at\s+[\w$.]+\(|Caused by: |Traceback |File ".*", line \d+|goroutine \d+)/,
  /^\s*[{[].*[}\]],?\s*$/,
  /^\s*(?:[\w.-]+=(?:"[^"]*"|\S+)\s+){3,}/,
  /^\s*[|+].*[|+]\s*$/,
  /^\S{200,}/,
];

function isPasted(line: string): boolean {
  const head = line.slice(0, 400);
  return PASTED.some((form) => form.test(head));
}

const SENTENCE_END = /(?<=[.!?…])["')\]]*\s+|(?<=[。！？])|\s+[-–—]{1,2}\s+(?=\p{Lu})/u;

export function readProse(text: string): Prose {
  const looked =
    text.length > MAX_HEAD + MAX_TAIL ? `${text.slice(0, MAX_HEAD)}\n${text.slice(-MAX_TAIL)}` : text;
  const sentences: string[] = [];
  let pastedLines = 0;
  let fenced = false;
  for (const line of looked.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (line.trim() === '') continue;
    if (fenced || isPasted(line)) {
      pastedLines++;
      continue;
    }
    for (const sentence of line.slice(0, 20_000).split(SENTENCE_END)) {
      const said = sentence.replace(/^\s*(?:[-*•>]|\d+[.)])\s+/, '').trim();
      if (said === '' || sentences.length >= MAX_SENTENCES) continue;
      sentences.push(said.length > MAX_SENTENCE ? `${said.slice(0, MAX_SENTENCE)}…` : said);
    }
  }
  return { sentences, pastedLines };
}
