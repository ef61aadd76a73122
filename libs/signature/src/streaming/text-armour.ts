/** PEM (RFC 7468) and base64 (RFC 4648 4), decoded as they arrive: what `fromAnyEncoding` does with a whole file. */

const VALUES = new Int8Array(256).fill(-1);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUES[letter.charCodeAt(0)] = value;
const BLANKS: ReadonlySet<number> = new Set([...' \t\n\v\f\r'].map((blank) => blank.charCodeAt(0)));
const PADDING = '='.charCodeAt(0);
const DASH = '-'.charCodeAt(0);

/** Text that is not what it began as. */
export class ArmourError extends Error {
  override readonly name = 'ArmourError';
}

/** Decodes base64 in pieces; with a label, up to the line that ends its PEM block. */
export class ArmourDecoder {
  private bits = 0;
  private count = 0;
  private padding = 0;
  private tail = '';
  private over = false;

  /** @param label of the PEM block whose body this is; undefined for bare base64 */
  constructor(private readonly label: string | undefined) {}

  /** The bytes of the next piece of text. Throws ArmourError. */
  decode(text: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4) + 3);
    let length = 0;
    for (let i = 0; i < text.length && !this.over; i++) {
      const letter = text[i]!;
      const value = VALUES[letter]!;
      if (value >= 0 && this.padding === 0 && this.tail === '') {
        this.bits = (this.bits << 6) | value;
        if (++this.count % 4 !== 0) continue;
        bytes[length++] = this.bits >> 16;
        bytes[length++] = this.bits >> 8;
        bytes[length++] = this.bits;
        this.bits = 0;
      } else this.other(letter);
    }
    return bytes.subarray(0, length);
  }

  /** The bytes left when the text is at its end. Throws ArmourError when it breaks off. */
  end(): Uint8Array {
    if (this.label !== undefined && !this.over) throw new ArmourError('a PEM block that does not end');
    const left = this.count % 4;
    // padding, where there is some, fills the last four letters
    if (left === 1 || (this.padding > 0 && left + this.padding !== 4)) throw new ArmourError('base64 that breaks off');
    if (left === 0) return new Uint8Array();
    const bits = this.bits << (6 * (4 - left));
    return Uint8Array.of(bits >> 16, bits >> 8).subarray(0, left - 1);
  }

  private other(letter: number): void {
    if (this.tail !== '' || (letter === DASH && this.label !== undefined)) this.closing(letter);
    else if (letter === PADDING) this.padding++;
    else if (!BLANKS.has(letter)) throw new ArmourError('text that is not base64');
  }

  /** `-----END label-----`; what follows it is another's. */
  private closing(letter: number): void {
    const line = `-----END ${this.label}-----`;
    this.tail += String.fromCharCode(letter);
    if (!line.startsWith(this.tail)) throw new ArmourError('a PEM block that does not end as it began');
    this.over = this.tail === line;
  }
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;

/** How the beginning of a file says it is written. */
export type Encoding =
  | { readonly kind: 'binary' }
  | { readonly kind: 'text'; readonly label: string | undefined; readonly from: number }
  | { readonly kind: 'other' };

/** Looks at the beginning of a file: BER, PEM, base64 of a SEQUENCE, or something else. */
export function encodingOf(head: Uint8Array): Encoding {
  const text = String.fromCharCode(...head.subarray(0, 8192));
  if (head[0] === 0x30 && !/^[A-Za-z0-9+/=\s]*$/.test(text.slice(0, 64))) return { kind: 'binary' };
  const pem = BEGIN.exec(text);
  if (pem) return { kind: 'text', label: pem[1]!, from: pem.index + pem[0].length };
  const from = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  // the first octet of a SEQUENCE, 30, begins with the letter M
  return /^\s*M[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text.slice(from))
    ? { kind: 'text', label: undefined, from }
    : { kind: 'other' };
}
