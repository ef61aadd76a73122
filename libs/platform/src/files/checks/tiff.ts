import type { Spool } from '../spool.js';

const MAX_PAGES = 10_000;
const STRIP_OFFSETS = [273, 324];
const STRIP_COUNTS = [279, 325];

interface Field {
  readonly tag: number;
  readonly values: readonly number[];
}

/** TIFF 6.0 section 2: every directory of the chain, and every strip or tile it names, lies within the file. */
export async function tiffIsWhole(file: Spool): Promise<boolean> {
  const head = await file.read(0, 8);
  if (head.length < 8) return false;
  const numbers = new Numbers(head[0] === 0x49);
  if (numbers.short(head, 2) !== 42) return false;
  let at = numbers.long(head, 4);
  for (let page = 0; at !== 0; page++) {
    const next = page < MAX_PAGES ? await directory(file, at, numbers) : undefined;
    if (next === undefined) return false;
    at = next;
  }
  return numbers.long(head, 4) !== 0;
}

/** Checks one directory; returns where the next one begins (0: none), or undefined when something is missing. */
async function directory(file: Spool, at: number, numbers: Numbers): Promise<number | undefined> {
  const count = await file.read(at, 2);
  if (count.length < 2) return undefined;
  const length = numbers.short(count, 0) * 12;
  const entries = Buffer.from(await file.read(at + 2, length + 4));
  if (entries.length < length + 4) return undefined;
  const fields: Field[] = [];
  for (let entry = 0; entry < length; entry += 12) {
    const field = await read(file, entries.subarray(entry, entry + 12), numbers);
    if (!field) return undefined;
    fields.push(field);
  }
  return stripsAreThere(fields, file.size) ? numbers.long(entries, length) : undefined;
}

async function read(file: Spool, entry: Buffer, numbers: Numbers): Promise<Field | undefined> {
  const tag = numbers.short(entry, 0);
  if (!STRIP_OFFSETS.includes(tag) && !STRIP_COUNTS.includes(tag)) return { tag, values: [] };
  const width = numbers.short(entry, 2) === 3 ? 2 : 4;
  const count = numbers.long(entry, 4);
  if (count * width > file.size) return undefined;
  const inline = count * width <= 4;
  const bytes = inline ? entry.subarray(8) : await file.read(numbers.long(entry, 8), count * width);
  if (bytes.length < count * width) return undefined;
  const value = (i: number) => (width === 2 ? numbers.short(bytes, i * 2) : numbers.long(bytes, i * 4));
  return { tag, values: Array.from({ length: count }, (_, i) => value(i)) };
}

function stripsAreThere(fields: readonly Field[], size: number): boolean {
  const of = (tags: readonly number[]) => fields.find(({ tag }) => tags.includes(tag))?.values ?? [];
  const counts = of(STRIP_COUNTS);
  return of(STRIP_OFFSETS).every((offset, i) => offset + (counts[i] ?? 0) <= size);
}

/** Numbers in the byte order of the file. */
class Numbers {
  constructor(private readonly little: boolean) {}

  short = (bytes: Buffer, at: number): number => (this.little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));

  long = (bytes: Buffer, at: number): number => (this.little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
}
