/**
 * Reads the directory of a ZIP archive (PKWARE APPNOTE 6.3), so strictly that no two readers can see different files in it: the
 * records tile the archive from its first byte to its last, local and central headers agree, names are distinct for all file
 * systems. See docs/adr/0054.
 */
import { Fields, SIGNATURE, withExtra } from './fields.js';
import { ZIP_LIMITS, ZipError, type ZipLimits } from './limits.js';
import { checkDistinct, readName } from './names.js';

/** A file (or, with a name that ends in a slash, a folder) of an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Is it compressed (method 8, deflate)? Otherwise it is stored as it is. */
  readonly deflated: boolean;
  readonly crc32: number;
  /** Inflated. */
  readonly size: number;
  /** Where its data is. */
  readonly from: number;
  readonly to: number;
  /** Has the local header an extra field? (ASiC forbids it on `mimetype`.) */
  readonly bare: boolean;
}

/** Of the general purpose bits: deflate options, sizes after the data, names in UTF-8. */
const SIZES_FOLLOW = 0x0008;
const KNOWN_FLAGS = 0x0806 | SIZES_FOLLOW;

interface Header {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
  readonly compressed: number;
  readonly offset: number;
}

/** The files of an archive in the order they lie in it. Throws ZipError. */
export function readDirectory(archive: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipEntry[] {
  if (archive.length > limits.archiveBytes) throw new ZipError(`larger than ${limits.archiveBytes} bytes`);
  const fields = new Fields(archive);
  const end = findEnd(fields);
  const { count, start } = readEnd(fields, end, limits);
  const headers = readCentral(fields, { count, start, end }, limits).sort((a, b) => a.offset - b.offset);
  checkDistinct(headers.map(({ name }) => name));
  checkSizes(headers, limits);
  const entries = headers.map((header, i) => locate(fields, header, headers[i + 1]?.offset ?? start));
  if ((headers[0]?.offset ?? start) !== 0) throw new ZipError('bytes before the first file');
  return entries;
}

/** The end record: the last thing in the archive, its comment included. */
function findEnd(fields: Fields): number {
  const last = fields.bytes.length - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (fields.u32(at) !== SIGNATURE.end) continue;
    if (fields.u16(at + 20) !== last - at) throw new ZipError('bytes after the end record');
    return at;
  }
  throw new ZipError('no end record');
}

function readEnd(fields: Fields, end: number, limits: ZipLimits): { count: number; start: number } {
  const [disk, firstDisk, here, count] = [4, 6, 8, 10].map((at) => fields.u16(end + at)) as [
    number,
    number,
    number,
    number,
  ];
  const start = fields.u32(end + 16);
  if (end >= 20 && fields.u32(end - 20) === SIGNATURE.zip64Locator) throw new ZipError('an archive of the ZIP64 kind');
  if (disk !== 0 || firstDisk !== 0 || here !== count) throw new ZipError('an archive in several parts');
  if (count > limits.entries) throw new ZipError(`more than ${limits.entries} files`);
  if (start + fields.u32(end + 12) !== end) throw new ZipError('a directory that does not end at the end record');
  return { count, start };
}

function readCentral(
  fields: Fields,
  { count, start, end }: { count: number; start: number; end: number },
  limits: ZipLimits,
): Header[] {
  const headers: Header[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (fields.u32(at) !== SIGNATURE.central) throw new ZipError('a directory without as many files as it says');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => fields.u16(at + offset));
    headers.push(readHeader(fields, at, limits));
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  if (at !== end) throw new ZipError('a directory with more than its files');
  return headers;
}

function readHeader(fields: Fields, at: number, limits: ZipLimits): Header {
  const rawName = fields.slice(at + 46, fields.u16(at + 28));
  const extra = fields.slice(at + 46 + rawName.length, fields.u16(at + 30));
  const sizes = withExtra({ size: fields.u32(at + 24), compressed: fields.u32(at + 20) }, extra, rawName);
  const header = {
    name: readName(rawName, limits.nameBytes),
    rawName,
    flags: fields.u16(at + 8),
    method: fields.u16(at + 10),
    crc32: fields.u32(at + 16),
    ...sizes,
    offset: fields.u32(at + 42),
  };
  if (fields.u16(at + 34) !== 0) throw new ZipError('an archive in several parts');
  checkKind(header, fields.u16(at + 4) >> 8, fields.u32(at + 38));
  return header;
}

/** Regular files and empty folders, plain or deflated. */
function checkKind({ name, flags, method, size, crc32, compressed }: Header, system: number, attributes: number): void {
  if (flags & 1) throw new ZipError(`an encrypted file: ${name}`);
  if (flags & ~KNOWN_FLAGS) throw new ZipError(`flags 0x${flags.toString(16)} on ${name}`);
  if (method !== 0 && method !== 8) throw new ZipError(`compression method ${method} on ${name}`);
  if (method === 0 && (flags & SIZES_FOLLOW) !== 0) throw new ZipError(`a stored file whose size follows it: ${name}`);
  const folder = name.endsWith('/');
  if (folder && (size !== 0 || crc32 !== 0 || compressed > 2)) throw new ZipError(`a folder with content: ${name}`);
  // Unix and macOS keep the type of a file in the upper half
  const type = system === 3 || system === 19 ? (attributes >>> 28) & 0xf : 0;
  if (type !== 0 && type !== (folder ? 4 : 8)) throw new ZipError(`not a regular file: ${name}`);
  if ((attributes & 0x10) !== 0 && !folder) throw new ZipError(`a file marked as a folder: ${name}`);
}

function checkSizes(headers: readonly Header[], limits: ZipLimits): void {
  let total = 0;
  for (const { name, size, compressed, method } of headers) {
    total += size;
    if (size > limits.fileBytes) throw new ZipError(`${name} is larger than ${limits.fileBytes} bytes`);
    if (total > limits.totalBytes) throw new ZipError(`more than ${limits.totalBytes} bytes in all`);
    if (method === 0 && size !== compressed) throw new ZipError(`a stored file of two sizes: ${name}`);
    if (size > 1024 * 1024 && size > compressed * limits.ratio) {
      throw new ZipError(`${name} is compressed more than ${limits.ratio} times`);
    }
  }
}

/** Finds a file's data, which must reach exactly to `next`, and compares its local header. */
function locate(fields: Fields, header: Header, next: number): ZipEntry {
  const { name, rawName, offset: at, compressed } = header;
  if (fields.u32(at) !== SIGNATURE.local) throw new ZipError(`no local header: ${name}`);
  const extraLength = fields.u16(at + 28);
  const from = at + 30 + fields.u16(at + 26) + extraLength;
  const localName = fields.slice(at + 30, fields.u16(at + 26));
  const extra = fields.slice(at + 30 + localName.length, extraLength);
  const sameName = localName.length === rawName.length && localName.every((byte, i) => byte === rawName[i]);
  const local = withExtra({ size: fields.u32(at + 22), compressed: fields.u32(at + 18) }, extra, localName);
  const agree =
    sameName &&
    fields.u16(at + 6) === header.flags &&
    fields.u16(at + 8) === header.method &&
    sameFigures({ ...local, crc32: fields.u32(at + 14) }, header);
  if (!agree) throw new ZipError(`two headers that differ: ${name}`);
  const to = from + compressed;
  checkTail(fields, header, to, next);
  return {
    name,
    deflated: header.method === 8,
    crc32: header.crc32,
    size: header.size,
    from,
    to,
    bare: extraLength === 0,
  };
}

/** Where the figures follow the data, the local header has zeros or the same (APPNOTE 4.4.4). */
function sameFigures(local: Pick<Header, 'size' | 'compressed' | 'crc32'>, header: Header): boolean {
  const follow = (header.flags & SIZES_FOLLOW) !== 0;
  return (['size', 'compressed', 'crc32'] as const).every(
    (key) => local[key] === header[key] || (follow && local[key] === 0),
  );
}

/**
 * What lies between a file's data and the next record: nothing, or the descriptor that says the same figures again (APPNOTE
 * 4.3.9), with or without a signature, its sizes in 4 or 8 bytes (the NCA's own tool writes 8).
 */
function checkTail(fields: Fields, header: Header, to: number, next: number): void {
  const { name } = header;
  if (to > next) throw new ZipError(`a file that reaches into the next: ${name}`);
  const length = next - to;
  if ((header.flags & SIZES_FOLLOW) === 0) {
    if (length !== 0) throw new ZipError(`bytes between two files, after ${name}`);
    return;
  }
  if (![12, 16, 20, 24].includes(length)) throw new ZipError(`no descriptor after ${name}`);
  const signed = length === 16 || length === 24;
  const at = signed ? to + 4 : to;
  const wide = length >= 20;
  const size = (offset: number): number => (wide ? fields.u64(at + 4 + 2 * offset) : fields.u32(at + 4 + offset));
  const agree =
    (!signed || fields.u32(to) === SIGNATURE.descriptor) &&
    fields.u32(at) === header.crc32 &&
    size(0) === header.compressed &&
    size(4) === header.size;
  if (!agree) throw new ZipError(`a descriptor that differs from the directory: ${name}`);
}
