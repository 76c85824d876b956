/** People paste logs with their question; what they ask stands at either end. */
const headChars = 4000;
const tailChars = 2000;
/** No name or word is longer; an unbroken run of thousands of characters carries no question. */
const longestRun = 300;

export type QuestionText = { asked: string; pasted: string | undefined };

const logLine =
  /^\s{0,8}(?:[[(<"{]?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|[IWEF]\d{4} \d\d:\d\d|\d\d:\d\d:\d\d[.,]\d|\[?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE)\]?[ :|]|\{"|<\d{1,3}>|at [\w.$]{3,80}\(|Traceback \(most|Caused by: |\d{1,3}(?:\.\d{1,3}){3} - )/;

/** What is asked, apart from log lines and code that were pasted with it. */
export function readText(text: string): QuestionText {
  const whole =
    text.length > headChars + tailChars ? `${text.slice(0, headChars)}\n${text.slice(-tailChars)}` : text;
  const shortened = whole
    .replace(/\S{301,}/gu, (run) => run.slice(0, longestRun))
    .replace(/[\u00a0\u2007\u202f]/g, ' ');
  const pasted: string[] = [];
  const asked: string[] = [];
  let fenced = false;
  const lines = shortened.split(/\r?\n/);
  for (const line of lines) {
    if (/^\s*```/.test(line)) fenced = !fenced;
    else if (fenced || (lines.length > 1 && logLine.test(line))) pasted.push(line.trim());
    else asked.push(line);
  }
  const first = pasted.find(Boolean);
  return { asked: asked.join('\n').trim(), pasted: first?.slice(0, 200) };
}
