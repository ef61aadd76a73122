import type { Spool } from '../spool.js';

/** RAR: blocks up to the end-of-archive block. Archives with encrypted headers cannot be walked and are taken as they are. */
export async function rarIsWhole(file: Spool): Promise<boolean> {
  const signature = await file.read(0, 8);
  return signature[6] === 1 ? walk(file, 8, nextOfRar5) : walk(file, 7, nextOfRar4);
}

type Step = { readonly to: number } | 'end' | 'encrypted' | 'broken';

async function walk(file: Spool, start: number, next: (file: Spool, at: number) => Promise<Step>): Promise<boolean> {
  for (let at = start; ;) {
    const step = await next(file, at);
    if (typeof step === 'string') return step !== 'broken';
    if (step.to <= at || step.to > file.size) return false;
    at = step.to;
  }
}

const RAR5_END = 5;
const RAR5_ENCRYPTION = 4;

/** RAR 5: CRC32, then size of the header, type, flags, size of the extra area, size of the data as variable integers. */
async function nextOfRar5(file: Spool, at: number): Promise<Step> {
  const head = await file.read(at + 4, 64);
  const numbers = new Variable(head);
  const size = numbers.next();
  const body = numbers.at;
  const type = numbers.next();
  const flags = numbers.next();
  if (numbers.broken) return 'broken';
  if (type === RAR5_END) return 'end';
  if (type === RAR5_ENCRYPTION) return 'encrypted';
  if (flags & 1) numbers.next();
  const data = flags & 2 ? numbers.next() : 0;
  return numbers.broken ? 'broken' : { to: at + 4 + body + size + data };
}

/** Variable-length integers: seven bits a byte, the lowest first. */
class Variable {
  at = 0;
  broken = false;

  constructor(private readonly bytes: Buffer) {}

  next(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > 2 ** 49) {
        this.broken = true;
        return 0;
      }
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
}

const RAR4_MAIN = 0x73;
const RAR4_FILES = [0x74, 0x7a];
const RAR4_END = 0x7b;

/** RAR 1.5 to 4: CRC16, type, flags, size of the header; files and flag 8000 add the size of the data. */
async function nextOfRar4(file: Spool, at: number): Promise<Step> {
  // Archives of old programs end without a block that says so.
  if (at === file.size) return 'end';
  const head = await file.read(at, 11);
  if (head.length < 7) return 'broken';
  const type = head[2];
  const flags = head.readUInt16LE(3);
  if (type === RAR4_END) return 'end';
  if (type === RAR4_MAIN && flags & 0x80) return 'encrypted';
  const hasData = RAR4_FILES.includes(type ?? 0) || (flags & 0x8000) !== 0;
  if (hasData && head.length < 11) return 'broken';
  return { to: at + head.readUInt16LE(5) + (hasData ? head.readUInt32LE(7) : 0) };
}
