import { SigningFailure, type SignItem } from './signing.types';

/** Base64 of a blob; FileReader does fifty megabytes without blocking the page. */
export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(new SigningFailure('unreadable', reader.error?.message));
    reader.readAsDataURL(blob);
  });
}

/** Bytes of a base64 text. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** SHA-256 in hex; `undefined` where the browser offers none (a page not served over TLS). */
export async function sha256Of(blob: Blob): Promise<string | undefined> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return undefined;
  const digest = await subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of an item, refused when they are not the ones that were announced: one signs what one was shown. */
export async function contentOf(item: SignItem): Promise<Blob> {
  const blob = await item.content();
  const actual = item.sha256 ? await sha256Of(blob) : undefined;
  if (actual && actual !== item.sha256?.toLowerCase()) throw new SigningFailure('changed');
  return blob;
}

/** A signature file made elsewhere: PEM and base64 text as they are, DER as base64. */
export async function signatureFrom(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // A DER file begins with the SEQUENCE tag (X.690 8.9), which no PEM or base64 text does.
  if (bytes[0] === 0x30) return base64Of(file);
  const text = new TextDecoder().decode(bytes).trim();
  if (!/^(-----BEGIN|[A-Za-z0-9+/=\s]+$)/.test(text)) throw new SigningFailure('unreadable');
  return text;
}
