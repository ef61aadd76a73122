/**
 * Names in an archive. A name must mean one file to every reader, on every file system: what one reader would place elsewhere,
 * or merge with another file, is refused.
 */
import { ZipError } from './limits.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Control characters, and those that turn the direction of writing (a name would be shown as another). */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Reads and checks a name. APPNOTE 4.4.17: forward slashes, no drive, no leading slash. */
export function readName(bytes: Uint8Array, maxBytes: number): string {
  if (bytes.length === 0) throw new ZipError('a file without a name');
  if (bytes.length > maxBytes) throw new ZipError(`a name longer than ${maxBytes} bytes`);
  const name = decode(bytes);
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  const unsafe = parts.some((part) => part === '' || part === '.' || part === '..');
  if (unsafe || name.includes('\\') || /^[a-z]:/i.test(name)) throw new ZipError(`an unsafe name: ${printable(name)}`);
  if (UNSEEN.test(name)) throw new ZipError(`a name with control characters: ${printable(name)}`);
  return name;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ZipError('a name that is not UTF-8', { cause });
  }
}

const printable = (name: string): string => JSON.stringify(name);

/** What file systems that ignore case, composition or trailing dots and blanks make of a name. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[. ]+$/, ''))
    .join('/')
    .replace(/\/$/, '');

/** Refuses names that some reader would take for the same, and files that are another's folder. */
export function checkDistinct(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = keyOf(name);
    const other = seen.get(key);
    if (other !== undefined) throw new ZipError(`names that are confused: ${printable(other)}, ${printable(name)}`);
    seen.set(key, name);
  }
  for (const name of seen.values()) {
    const parts = keyOf(name).split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = seen.get(parts.slice(0, depth).join('/'));
      if (parent !== undefined && !parent.endsWith('/')) {
        throw new ZipError(`a file that is also a folder: ${printable(parent)}`);
      }
    }
  }
}
