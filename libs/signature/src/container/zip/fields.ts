/** The numbers of ZIP records: little-endian, bounded by the archive. */
import { ZipError } from './limits.js';

/** Signatures of the records. */
export const SIGNATURE = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  descriptor: 0x08074b50,
  zip64Locator: 0x07064b50,
} as const;

/** Stands in a 32-bit field whose value is in the ZIP64 extra field. */
const ELSEWHERE = 0xffffffff;

/** A stretch of the archive, read by offset. Reading outside is an error. */
export class Fields {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u16(at: number): number {
    this.within(at, 2);
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    this.within(at, 4);
    return this.view.getUint32(at, true);
  }

  /** A 64-bit number that must be small enough for an archive in memory. */
  u64(at: number): number {
    this.within(at, 8);
    if (this.view.getUint32(at + 4, true) !== 0) throw new ZipError('a ZIP64 size beyond 4 GB');
    return this.view.getUint32(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    this.within(at, length);
    return this.bytes.subarray(at, at + length);
  }

  private within(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new ZipError('a record that leads out of the archive');
  }
}

/** The sizes in a header, with those that its ZIP64 extra field holds (APPNOTE 4.5.3). */
export interface Sizes {
  readonly size: number;
  readonly compressed: number;
}

/** Extra fields by identifier; each once, filling their place exactly. */
function extraFields(extra: Fields): Map<number, Fields> {
  const found = new Map<number, Fields>();
  for (let at = 0; at < extra.bytes.length;) {
    const id = extra.u16(at);
    const length = extra.u16(at + 2);
    if (found.has(id)) throw new ZipError('an extra field that stands twice');
    found.set(id, new Fields(extra.slice(at + 4, length)));
    at += 4 + length;
  }
  return found;
}

/** Reads the extra fields that change what a header says; a second name must be the first. */
export function withExtra(sizes: Sizes, extra: Uint8Array, name: Uint8Array): Sizes {
  const fields = extraFields(new Fields(extra));
  const unicode = fields.get(0x7075);
  if (unicode) {
    const second = unicode.slice(5, unicode.bytes.length - 5);
    const same = second.length === name.length && second.every((byte, i) => byte === name[i]);
    if (!same) throw new ZipError('a file with two names');
  }
  const zip64 = fields.get(1);
  const wanted = (sizes.size === ELSEWHERE ? 8 : 0) + (sizes.compressed === ELSEWHERE ? 8 : 0);
  if ((zip64?.bytes.length ?? 0) !== wanted) throw new ZipError('a ZIP64 field that does not fit its header');
  if (!zip64) return sizes;
  const size = sizes.size === ELSEWHERE ? zip64.u64(0) : sizes.size;
  return { size, compressed: sizes.compressed === ELSEWHERE ? zip64.u64(wanted - 8) : sizes.compressed };
}
