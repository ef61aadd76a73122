/** Encodings of the texts that travel in Kazakhstan. */
export const ENCODINGS = ['utf-8', 'utf-16', 'windows-1251', 'kz-1048'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Where KZ-1048 (STRK 1048-2002) has other letters than windows-1251, which browsers know. */
const KAZAKH: Readonly<Record<number, string>> = {
  0x80: 'Ђ',
  0x8d: 'Қ',
  0x8e: 'Һ',
  0x9d: 'қ',
  0x9e: 'һ',
  0xa1: 'Ұ',
  0xa2: 'ұ',
  0xa3: 'Ә',
  0xa5: 'Ө',
  0xaa: 'Ғ',
  0xaf: 'Ү',
  0xb4: 'ө',
  0xba: 'ғ',
  0xbc: 'ә',
  0xbd: 'Ң',
  0xbe: 'ң',
  0xbf: 'ү',
};
/** Of those, the small letters: in windows-1251 they are letters of other languages, or no letters of a text at all. */
const TELLING = new Set([0x9d, 0x9e, 0xa2, 0xb4, 0xba, 0xbc, 0xbe, 0xbf]);
/** Kazakh prose has about one such letter in seven; Ukrainian has only `є` and `ї` among them. */
const KINDS_OF_LETTERS = 3;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // `stream`: the piece may end in the middle of a letter.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const utf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const mark = `${bytes[0]},${bytes[1]}`;
  return mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : undefined;
};

/** The encoding the bytes are most likely in; the reader may choose another. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (utf16(bytes)) return 'utf-16';
  if (isUtf8(bytes)) return 'utf-8';
  const found = new Set(bytes.filter((byte) => TELLING.has(byte)));
  return found.size >= KINDS_OF_LETTERS ? 'kz-1048' : 'windows-1251';
}

/** The bytes as text; what no letter stands for becomes a replacement sign. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-16') return new TextDecoder(utf16(bytes) ?? 'utf-16le').decode(bytes);
  if (encoding !== 'kz-1048') return new TextDecoder(encoding).decode(bytes);
  const text = [...new TextDecoder('windows-1251').decode(bytes)];
  // One byte is one letter in both.
  return text.map((letter, at) => KAZAKH[bytes[at]!] ?? letter).join('');
}
