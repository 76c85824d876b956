/** What a byte means to the message scanner. */
export const WORD = 0;
/** `. ! ?`: part of a word only when a plain word byte follows. */
export const DOTTED = 1;
/** `'`: part of a word only between letters (`can't`). */
export const APOSTROPHE = 2;
export const SPACE = 3;
export const PUNCTUATION = 4;

export const CLASS = new Uint8Array(256);
for (const byte of [0, 9, 10, 11, 12, 13, 32]) CLASS[byte] = SPACE;
for (const char of ',;=()[]{}<>|"`:') CLASS[char.charCodeAt(0)] = PUNCTUATION;
for (const char of '.!?') CLASS[char.charCodeAt(0)] = DOTTED;
CLASS[39] = APOSTROPHE;

export const HAS_DIGIT = 1;
export const HAS_HEX_LETTER = 2;
export const HAS_OTHER_LETTER = 4;
export const HAS_SLASH = 8;
export const HAS_BACKSLASH = 16;
export const HAS_AT = 32;
export const HAS_DOT = 64;
export const HAS_SYMBOL = 128;
export const HAS_UPPER = 256;

/** What one byte adds to the flags of its word. */
export const FLAGS = new Uint16Array(256);
for (let byte = 0; byte < 256; byte++) {
  const char = String.fromCharCode(byte);
  if (char >= '0' && char <= '9') FLAGS[byte] = HAS_DIGIT;
  else if (/[a-f]/.test(char)) FLAGS[byte] = HAS_HEX_LETTER;
  else if (/[A-F]/.test(char)) FLAGS[byte] = HAS_HEX_LETTER | HAS_UPPER;
  else if (/[A-Z]/.test(char)) FLAGS[byte] = HAS_OTHER_LETTER | HAS_UPPER;
  else if (/[a-z]/.test(char) || byte >= 128) FLAGS[byte] = HAS_OTHER_LETTER;
  else if (char === '/') FLAGS[byte] = HAS_SLASH;
  else if (char === '\\') FLAGS[byte] = HAS_BACKSLASH;
  else if (char === '@') FLAGS[byte] = HAS_AT;
  else if (char === '.') FLAGS[byte] = HAS_DOT;
  else FLAGS[byte] = HAS_SYMBOL;
}

export const ALPHANUMERIC = HAS_DIGIT | HAS_HEX_LETTER | HAS_OTHER_LETTER;

/** Bytes at which a path or an address ends. */
export const ENDS_PATH = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) if (CLASS[byte] === SPACE) ENDS_PATH[byte] = 1;
for (const char of ',;"\'<>|()]}`') ENDS_PATH[char.charCodeAt(0)] = 1;

/** Bytes that are cut off the end of a path: they belong to the sentence around it. */
export const TRAILS_PATH = new Uint8Array(256);
for (const char of '.,:;!?') TRAILS_PATH[char.charCodeAt(0)] = 1;

/** Class and flags in one look-up: below this a byte is a plain word byte and the value its flags. */
export const NOT_PLAIN = 1 << 12;
export const CLASS_SHIFT = 12;
export const BYTES = new Uint16Array(256);
for (let byte = 0; byte < 256; byte++) BYTES[byte] = FLAGS[byte]! | (CLASS[byte]! << CLASS_SHIFT);
export const FLAG_MASK = NOT_PLAIN - 1;
