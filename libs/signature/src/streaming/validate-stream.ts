/** The validation of files of any size: signature and content are read as they come, and only what a verdict needs is kept. */
import { isKnownDigest } from '../algorithms/digests.js';
import type { Report } from '../report/report.js';
import { requiredDigests } from '../validation/required.js';
import { DEFAULT_POLICY, type Content, type Policy, type ValidationRequest } from '../validation/types.js';
import { unreadable, validate } from '../validation/validate.js';
import { ContentHasher, SMALL_CONTENT } from './content-hasher.js';
import { SignatureReader } from './read-signature.js';
import type { StreamedSignature } from './signed-data-stream.js';
import { encodingOf } from './text-armour.js';

/** Pieces of a file in their order. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A file that is read once; or, by a function, as often as need be. */
export type Source = Pieces | (() => Pieces);

/** One validation of files. */
export interface StreamRequest extends Omit<ValidationRequest, 'signature' | 'attached' | 'content'> {
  /** DER, BER, PEM or base64 of a CMS of any size; another format up to `limits.signatureBytes`. */
  readonly signature: Source;
  /** What was signed, when it is a file of its own. */
  readonly content?: Source;
  /** Takes the pieces of the attached content; each must be dealt with when the call returns. */
  readonly sink?: (piece: Uint8Array) => void;
  /** Files up to this size are read whole (for tests). */
  readonly wholeFile?: number;
  /** Attached content up to this size is kept (for tests). */
  readonly smallContent?: number;
}

/** Validates as `validate` does. The report is the same as that on the whole files. */
export async function validateStream(request: StreamRequest): Promise<Report> {
  const { signature: _, content: given, sink: __, ...rest } = request;
  try {
    const read = await readSignature(request);
    const content = given === undefined ? 'none' : await readContent(given, read.signature, request);
    return await validate({ ...rest, ...read, content });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return unreadable(error.message, request);
  }
}

/** A file that cannot be looked into, with the reason in words. */
class Refused extends Error {}

const limitsOf = ({ policy }: StreamRequest): Policy['limits'] => policy?.limits ?? DEFAULT_POLICY.limits;

/** Reads the signature; again, where it can be, when signers use digest algorithms that were not announced before the content. */
async function readSignature(request: StreamRequest): Promise<StreamedSignature> {
  const first = await readOnce(request, request.sink);
  const { attached, signature } = first;
  if (!attached || typeof request.signature !== 'function') return first;
  const missing = requiredDigests(signature).filter((oid) => isKnownDigest(oid) && !attached.digests.has(oid));
  return missing.length === 0 ? first : readOnce(request, undefined, missing);
}

async function readOnce(
  request: StreamRequest,
  sink: StreamRequest['sink'],
  algorithms: readonly string[] = [],
): Promise<StreamedSignature> {
  const { asn1, signatureBytes } = limitsOf(request);
  const { wholeFile, smallContent } = request;
  const reader = new SignatureReader({
    limits: asn1,
    maxBytes: signatureBytes,
    algorithms,
    ...(sink && { sink }),
    ...(wholeFile !== undefined && { wholeFile }),
    ...(smallContent !== undefined && { smallContent }),
  });
  for await (const piece of piecesOf(request.signature)) {
    reader.push(piece);
    if (reader.refused) break;
  }
  const read = reader.end();
  if ('problem' in read) throw new Refused(read.problem);
  return read;
}

/** Digests for a CMS; the bytes themselves when they are few, or when the format has to see them. */
async function readContent(source: Source, signature: Uint8Array, request: StreamRequest): Promise<Content> {
  const { signatureBytes } = limitsOf(request);
  const whole = encodingOf(signature).kind === 'other';
  const content = new ContentHasher(
    requiredDigests(signature),
    whole ? signatureBytes : (request.smallContent ?? SMALL_CONTENT),
  );
  for await (const piece of piecesOf(source)) {
    content.update(piece);
    if (whole && content.length > signatureBytes) throw new Refused(`content larger than ${signatureBytes} bytes`);
  }
  const { bytes } = content;
  return bytes ? { bytes } : content.finish();
}

const piecesOf = (source: Source): Pieces => (typeof source === 'function' ? source() : source);
