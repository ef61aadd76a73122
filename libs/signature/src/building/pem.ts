/** PEM armour (RFC 7468), as NCALayer's basics module gives it: `-----BEGIN CMS-----`. */

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x2000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(binary);
}

/** Bytes of a base64 text; line ends and blanks are passed over. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replace(/\s+/g, ''));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Puts bytes in PEM armour. */
export function toPem(bytes: Uint8Array, label = 'CMS'): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

const ARMOUR = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+?)-----END \1-----/g;

/** Every PEM block of a text, in order; one that is not base64 is none. */
export const pemBlocks = (text: string): { label: string; bytes: Uint8Array }[] =>
  [...text.matchAll(ARMOUR)].flatMap(([, label, body]) => {
    const bytes = decodeBase64(body!);
    return bytes ? [{ label: label!, bytes }] : [];
  });

/**
 * The binary form of what a person hands over: DER or BER as it is, PEM or bare base64 decoded.
 * Returns `undefined` when it is none of them.
 */
export function fromAnyEncoding(input: Uint8Array): Uint8Array | undefined {
  if (input[0] === 0x30) {
    // "0" opens base64 text too, but only binary has something other than base64 characters right after it
    if (!isBase64Text(input.subarray(0, 64))) return input;
  }
  const text = latin1(input)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trim();
  const [block] = text.matchAll(ARMOUR);
  if (block) return decodeBase64(block[2]!);
  if (text.length === 0 || !/^[A-Za-z0-9+/\s]+={0,2}$/.test(text)) return undefined;
  const decoded = decodeBase64(text);
  // words are base64 too: only a SEQUENCE can be what is meant
  return decoded?.[0] === 0x30 ? decoded : undefined;
}

/** Nothing but letters of base64, padding and blanks? Binary shows by its second octet. */
function isBase64Text(head: Uint8Array): boolean {
  // a loop: the octet that decides comes first, and every validation asks
  for (const octet of head) if (!/[A-Za-z0-9+/=\s]/.test(String.fromCharCode(octet))) return false;
  return true;
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return fromBase64(text);
  } catch {
    // a length that base64 cannot have, or padding where it does not belong
    return undefined;
  }
}

/** One character for each byte; those of base64 are what they are in ASCII. */
const latin1Decoder = new TextDecoder('latin1');
const latin1 = (bytes: Uint8Array): string => latin1Decoder.decode(bytes);
