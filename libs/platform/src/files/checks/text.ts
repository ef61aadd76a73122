import type { Spool } from '../spool.js';

const BYTE_ORDER_MARKS = ['fffe', 'feff'];
/** Tab, line feed, form feed, carriage return, escape: the control characters that texts have. */
const CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** Is the content text: UTF-16 with its mark, or any encoding that extends ASCII, without other control characters? */
export async function isText(file: Spool): Promise<boolean> {
  const mark = (await file.read(0, 2)).toString('hex');
  if (BYTE_ORDER_MARKS.includes(mark)) return file.size % 2 === 0;
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === 0x7f || (byte < 0x20 && !CONTROLS.has(byte))) return false;
  }
  return true;
}
