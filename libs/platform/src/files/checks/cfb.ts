import type { Spool } from '../spool.js';

const FREE = 0xffffffff;
const LAST_REGULAR = 0xfffffffa;
const MAX_SECTORS = 200_000;

/** What a compound file is: names of its streams; undefined when it is not whole. */
export async function compoundStreams(file: Spool): Promise<string[] | undefined> {
  const head = Buffer.from(await file.read(0, 512));
  if (head.length < 512) return undefined;
  const sectorSize = 2 ** head.readUInt16LE(30);
  if (sectorSize !== 512 && sectorSize !== 4096) return undefined;
  const sectors = Math.ceil(file.size / sectorSize) - 1;
  const table = await allocation(file, head, sectorSize);
  if (!table || highestUsed(table) >= sectors) return undefined;
  return directory(file, head.readUInt32LE(48), sectorSize, table);
}

/** The file allocation table (MS-CFB 2.3), through the first 109 entries of the DIFAT and its further sectors (2.5). */
async function allocation(file: Spool, head: Buffer, sectorSize: number): Promise<number[] | undefined> {
  const places = Array.from({ length: 109 }, (_, i) => head.readUInt32LE(76 + 4 * i));
  let next = head.readUInt32LE(68);
  for (let left = head.readUInt32LE(72); left > 0 && next < LAST_REGULAR; left--) {
    const more = await sector(file, next, sectorSize);
    if (!more || places.length > MAX_SECTORS) return undefined;
    next = more.pop() ?? FREE;
    places.push(...more);
  }
  const table: number[] = [];
  for (const place of places.filter((each) => each < LAST_REGULAR)) {
    const part = await sector(file, place, sectorSize);
    if (!part || table.length > MAX_SECTORS) return undefined;
    for (const entry of part) table.push(entry);
  }
  return table;
}

async function sector(file: Spool, index: number, sectorSize: number): Promise<number[] | undefined> {
  const bytes = await file.read((index + 1) * sectorSize, sectorSize);
  if (bytes.length < sectorSize) return undefined;
  return Array.from({ length: sectorSize / 4 }, (_, i) => bytes.readUInt32LE(4 * i));
}

const highestUsed = (table: readonly number[]): number => table.findLastIndex((entry) => entry !== FREE);

/** Names of the directory's entries (MS-CFB 2.6): 128 bytes each, the name in UTF-16. */
async function directory(file: Spool, start: number, sectorSize: number, table: readonly number[]) {
  const names: string[] = [];
  let at = start;
  for (let steps = 0; at < LAST_REGULAR; steps++) {
    const bytes = await file.read((at + 1) * sectorSize, sectorSize);
    if (bytes.length < sectorSize || steps > table.length) return undefined;
    for (let entry = 0; entry < sectorSize; entry += 128) {
      const length = Math.min(bytes.readUInt16LE(entry + 64), 64);
      if (length > 2) names.push(bytes.toString('utf16le', entry, entry + length - 2));
    }
    at = table[at] ?? FREE;
  }
  return names;
}

/** Which of the two office formats a compound file is. */
export function legacyOfficeKind(streams: readonly string[]): 'doc' | 'xls' | undefined {
  if (streams.includes('WordDocument')) return 'doc';
  return streams.includes('Workbook') || streams.includes('Book') ? 'xls' : undefined;
}
