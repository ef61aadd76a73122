/** The dotted notation of object identifiers, worked out once for each: a signature names the same twenty again and again. */

interface Known {
  readonly content: Uint8Array;
  readonly text: string;
}

/** A power of two, some ten times the identifiers in use; hostile input displaces entries and gains nothing. */
const SLOTS = 1024;
const slots: (Known | undefined)[] = new Array<Known | undefined>(SLOTS).fill(undefined);

/** The text of the content octets of an identifier, made by `decode` when these octets are not the last of their slot. */
export function oidText(content: Uint8Array, decode: (content: Uint8Array) => string): string {
  let hash = content.length;
  for (const octet of content) hash = (Math.imul(hash, 31) + octet) | 0;
  const slot = hash & (SLOTS - 1);
  const known = slots[slot];
  if (known && same(known.content, content)) return known.text;
  const text = decode(content);
  slots[slot] = { content: new Uint8Array(content), text };
  return text;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
