/** IP addresses as people write them (RFC 4291 2.2, dotted quads). */

const QUAD = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function readV4(text: string): number[] | undefined {
  const octets = QUAD.exec(text)?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) ? octets : undefined;
}

const group = (text: string): number[] | undefined => {
  if (!/^[0-9a-f]{1,4}$/i.test(text)) return undefined;
  const value = Number.parseInt(text, 16);
  return [value >> 8, value & 0xff];
};

/** The octets of groups; a dotted quad may be the last. */
function readGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const octets = parts.map((part, i) => (i === parts.length - 1 && part.includes('.') ? readV4(part) : group(part)));
  return octets.every((one) => one !== undefined) ? octets.flat() : undefined;
}

function readV6(text: string): number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [readGroups(head), tail === undefined ? [] : readGroups(tail)];
  if (!left || !right) return undefined;
  const missing = 16 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...left, ...Array<number>(missing).fill(0), ...right];
}

/** The 4 or 16 octets of an address; undefined when it is none. */
export function readAddress(text: string): Uint8Array | undefined {
  const octets = text.includes(':') ? readV6(text) : readV4(text);
  return octets && Uint8Array.from(octets);
}
