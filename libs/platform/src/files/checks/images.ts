import type { Spool } from '../spool.js';

/** PNG 5.3: chunks follow one another from IHDR to IEND. */
export async function pngIsWhole(file: Spool): Promise<boolean> {
  for (let at = 8, first = true; ; first = false) {
    const head = await file.read(at, 8);
    if (head.length < 8) return false;
    const type = head.toString('latin1', 4, 8);
    if (first && type !== 'IHDR') return false;
    at += 12 + head.readUInt32BE(0);
    if (at > file.size) return false;
    if (type === 'IEND') return true;
  }
}

/** ITU T.81 B.2: marker segments to the first scan, and an end-of-image marker after it. */
export async function jpegIsWhole(file: Spool): Promise<boolean> {
  for (let at = 2; ;) {
    const head = await file.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return false;
    const marker = head[1];
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return endOfImageAfter(file, at);
    else at += 2 + head.readUInt16BE(2);
  }
}

/** In coded data FF is followed by 00 or a restart marker, so FF D9 is the end of the image and nothing else. */
async function endOfImageAfter(file: Spool, start: number): Promise<boolean> {
  const tailAt = Math.max(start, file.size - 64 * 1024);
  const tail = await file.read(tailAt, file.size - tailAt);
  return tail.includes(Buffer.from([0xff, 0xd9]));
}

/** GIF89a: blocks of sub-blocks up to the trailer 3B. */
export async function gifIsWhole(file: Spool): Promise<boolean> {
  const screen = await file.read(10, 1);
  if (screen.length < 1) return false;
  for (let at: number | undefined = 13 + colours(screen[0]!); at !== undefined;) {
    const [kind] = await file.read(at, 1);
    if (kind === 0x3b) return true;
    if (kind === 0x21) at = await afterSubBlocks(file, at + 2);
    else if (kind === 0x2c) at = await afterImage(file, at);
    else return false;
  }
  return false;
}

/** Size of the table of colours that the packed byte announces. */
const colours = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

async function afterImage(file: Spool, at: number): Promise<number | undefined> {
  const [packed] = await file.read(at + 9, 1);
  return packed === undefined ? undefined : afterSubBlocks(file, at + 11 + colours(packed));
}

async function afterSubBlocks(file: Spool, start: number): Promise<number | undefined> {
  for (let at = start; ;) {
    const [length] = await file.read(at, 1);
    if (length === undefined) return undefined;
    at += 1 + length;
    if (length === 0) return at;
  }
}
