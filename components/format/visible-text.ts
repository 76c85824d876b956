/** Longer than a reader takes in and than a browser lays out quickly as one line. */
const mostChars = 20_000;

// ANSI colour and cursor sequences, then what is left of control and direction-changing characters.
const ansi = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text of a log as it can be shown: colour sequences go, other control and bidirectional characters
 * become visible marks, so that no line can hide, reorder or end what stands beside it.
 */
export function showHidden(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(ansi, '')
    .replace(hidden, (char) => `⟨${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}⟩`);
}

export function visibleText(text: string): string {
  if (text.length <= mostChars) return showHidden(text);
  const rest = (text.length - mostChars).toLocaleString('en-GB');
  return `${showHidden(text.slice(0, mostChars))}… (${rest} more characters)`;
}
