import { fromAnyEncoding } from '@qujat/signature';
import { refuse } from '../identity.errors.js';

/** A CMS as it comes in JSON: PEM or base64 of DER. Refuses what is neither. */
export function decodeSignature(text: string): Uint8Array {
  const bytes = fromAnyEncoding(new TextEncoder().encode(text));
  if (!bytes) throw refuse('signature.unreadable');
  return bytes;
}
