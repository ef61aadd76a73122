import { createHash } from 'node:crypto';
import type { ToSign } from '../signing/signer.js';
import type { SignerFilter } from './owners.js';

/** One request to sign, whichever module it came to. */
export interface SigningTask {
  /** Who asks: the Origin of the page. */
  readonly origin: string;
  readonly format: 'cms' | 'xml' | 'raw' | 'key-info';
  readonly items: readonly ToSign[];
  readonly detached: boolean;
  readonly withTimestamp: boolean;
  readonly filter: SignerFilter;
}

/** One thing to be signed, as it is shown to the one who decides. */
export interface ItemView {
  /** Bytes; absent when only a digest was given. */
  readonly size?: number;
  /** Hex. */
  readonly sha256?: string;
  /** Hex of the digest that was given instead of the data. */
  readonly digest?: string;
  /** The beginning, when it is text. */
  readonly preview?: string;
}

const PREVIEW_BYTES = 2000;
// control characters other than tab and line ends mean: not text
const BINARY = /(?![\t\n\r])\p{Cc}|\ufffd/u;

/** What to show of an item. */
export function viewOf(item: ToSign): ItemView {
  if ('contentDigest' in item) return { digest: Buffer.from(item.contentDigest).toString('hex') };
  const { content } = item;
  const preview = textOf(content);
  return {
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...(preview === undefined ? {} : { preview }),
  };
}

function textOf(content: Uint8Array): string | undefined {
  // `stream` leaves out a character that the cut has halved
  const text = new TextDecoder().decode(content.subarray(0, PREVIEW_BYTES), { stream: content.length > PREVIEW_BYTES });
  if (text === '' || BINARY.test(text)) return undefined;
  return content.length > PREVIEW_BYTES ? `${text}…` : text;
}
