/** Writes ZIP archives that `readDirectory` reads: no descriptors, no extra fields, names in UTF-8, the same bytes each time. */
import { deflateSync } from 'fflate';
import { concat } from '../../asn1/values.js';
import { crc32 } from './crc32.js';
import { SIGNATURE } from './fields.js';

/** A file to be written. */
export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Leave it uncompressed. */
  readonly stored?: boolean;
}

const utf8 = new TextEncoder();
/** 1 January 1980, the first day ZIP knows: the time of packing says nothing that is signed. */
const NO_TIME = 0x00210000;
const UTF8_NAMES = 0x0800;

/** Little-endian numbers, each of 2 or 4 octets: `[octets, value]`. */
function record(...numbers: readonly (readonly [2 | 4, number])[]): Uint8Array {
  return Uint8Array.from(
    numbers.flatMap(([octets, value]) => Array.from({ length: octets }, (_, i) => (value >>> (8 * i)) & 0xff)),
  );
}

/** What local and central header say alike, from "version needed" to the lengths of name and extra field. */
function figures(file: ZipFile, data: Uint8Array, name: Uint8Array): Uint8Array {
  const method = file.stored ? 0 : 8;
  return record(
    ...([
      [2, 20],
      [2, UTF8_NAMES],
      [2, method],
      [4, NO_TIME],
      [4, crc32(file.content)],
    ] as const),
    ...([
      [4, data.length],
      [4, file.content.length],
      [2, name.length],
      [2, 0],
    ] as const),
  );
}

/** Writes an archive; the files lie in it in their order. */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = utf8.encode(file.name);
    const data = file.stored ? file.content : deflateSync(file.content);
    const shared = figures(file, data, name);
    const header = concat([record([4, SIGNATURE.local]), shared, name]);
    central.push(
      record([4, SIGNATURE.central], [2, 20]),
      shared,
      record([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    );
    local.push(header, data);
    offset += header.length + data.length;
  }
  const directory = concat(central);
  const count = files.length;
  const end = record(
    [4, SIGNATURE.end],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return concat([...local, directory, end]);
}
