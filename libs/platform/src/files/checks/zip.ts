import type { Spool } from '../spool.js';

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_SIZE = 22;
const ENTRY_SIZE = 46;

/** Names of the files in a ZIP, from its central directory (APPNOTE 4.3.12); undefined when the archive is not whole. */
export async function zipEntries(file: Spool): Promise<string[] | undefined> {
  const tail = await file.tail(0xffff + END_SIZE);
  const at = tail.lastIndexOf(END);
  if (at < 0 || at + END_SIZE > tail.length) return undefined;
  const end = tail.subarray(at, at + END_SIZE);
  const count = end.readUInt16LE(10);
  const size = end.readUInt32LE(12);
  const offset = end.readUInt32LE(16);
  if (offset + size > file.size) return undefined;
  const directory = Buffer.from(await file.read(offset, size));
  return directory.length === size ? names(directory, count) : undefined;
}

function names(directory: Buffer, count: number): string[] | undefined {
  const found: string[] = [];
  for (let at = 0; found.length < count;) {
    if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return undefined;
    const length = directory.readUInt16LE(at + 28);
    found.push(directory.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length));
    at += ENTRY_SIZE + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return found;
}

/** Which of the two office formats a ZIP is (ECMA-376 part 2: a package has its content types and a main part). */
export function officeKind(entries: readonly string[]): 'docx' | 'xlsx' | undefined {
  if (!entries.includes('[Content_Types].xml')) return undefined;
  if (entries.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  return entries.some((name) => /^xl\/workbook\.(xml|bin)$/.test(name)) ? 'xlsx' : undefined;
}
