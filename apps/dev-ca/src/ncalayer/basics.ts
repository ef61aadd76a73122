import { pemBlocks } from '@qujat/signature';
import type { ToSign } from '../signing/signer.js';
import { decodeBase64 } from './base64.js';
import { looksLikeCertificate, type SignerFilter } from './owners.js';
import type { SigningTask } from './task.js';

/** Parameters that the request should not have: INVALID_SIGNING_PARAMS. */
export class InvalidParameters extends Error {}

/** A request of `kz.gov.pki.knca.basics`, method `sign`. */
export interface BasicsRequest {
  readonly task: SigningTask;
  /** One signature is returned by itself, an array of data gets an array. */
  readonly single: boolean;
  /** Return the certificate beside the signatures. */
  readonly outputCert: boolean;
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Reads the arguments of `sign`. */
export function readBasicsSign(args: unknown, origin: string): BasicsRequest {
  const { format, data, signingParams, signerParams, allowedStorages } = fieldsOf(args);
  const { decode, encapsulate, digested, tsaProfile, outputCert } = fieldsOf(signingParams);
  if (format !== 'cms' && format !== 'xml' && format !== 'raw')
    throw new InvalidParameters(`format ${String(format)} is not supported here`);
  if (format !== 'cms' && digested === true)
    throw new InvalidParameters(`a signature of format ${format} is made over the data itself`);
  if (Array.isArray(allowedStorages) && allowedStorages.length > 0 && !allowedStorages.includes('PKCS12')) {
    throw new InvalidParameters('only the storage PKCS12 is here');
  }
  const texts = Array.isArray(data) ? strings(data) : typeof data === 'string' ? [data] : [];
  if (texts.length === 0 || (Array.isArray(data) && texts.length !== data.length)) {
    throw new InvalidParameters('data must be a string or a list of strings');
  }
  const items = texts.map((text) => itemOf(text, decode === true, digested === true));
  const task: SigningTask = {
    origin,
    format,
    items,
    // a digest cannot be put inside
    detached: encapsulate !== true || digested === true,
    withTimestamp: tsaProfile !== undefined && tsaProfile !== null && format === 'cms',
    filter: { ...filterOf(fieldsOf(signerParams)), ...digestLengthOf(items) },
  };
  return { task, single: !Array.isArray(data), outputCert: outputCert === true };
}

/** `decode`: the data are base64; otherwise the text itself is signed, as UTF-8. A digest is always base64. */
function itemOf(text: string, decode: boolean, digested: boolean): ToSign {
  if (!decode && !digested) return { content: new TextEncoder().encode(text) };
  const bytes = decodeBase64(text);
  if (!bytes) throw new InvalidParameters('data is not base64');
  return digested ? { contentDigest: bytes } : { content: bytes };
}

/** Digests must all be of one hash, which then decides which keys can sign. */
export function digestLengthOf(items: readonly ToSign[]): { digestLength?: number } {
  const lengths = new Set(items.flatMap((item) => ('contentDigest' in item ? [item.contentDigest.length] : [])));
  if (lengths.size > 1) throw new InvalidParameters('digests of different lengths');
  const [length] = lengths;
  if (length !== undefined && length !== 32 && length !== 64)
    throw new InvalidParameters(`a digest of ${length} bytes`);
  return length === undefined ? {} : { digestLength: length };
}

function filterOf({ extKeyUsageOids, iin, bin, serialNumber, chain }: Fields): SignerFilter {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const issuers = strings(chain).flatMap(certificatesOf);
  if (Array.isArray(chain) && chain.length > 0 && issuers.length === 0)
    throw new InvalidParameters('chain holds no certificate');
  return {
    extKeyUsageOids: strings(extKeyUsageOids),
    ...(text(iin) ? { iin: text(iin)! } : {}),
    ...(text(bin) ? { bin: text(bin)! } : {}),
    ...(text(serialNumber) ? { serialNumber: text(serialNumber)! } : {}),
    ...(Array.isArray(chain) ? { chain: issuers } : {}),
  };
}

/** Certificates of a chain member: PEM, or bare base64. */
function certificatesOf(text: string): Uint8Array[] {
  const blocks = pemBlocks(text).map(({ bytes }) => bytes);
  if (blocks.length > 0) return blocks.filter(looksLikeCertificate);
  const bytes = decodeBase64(text);
  return bytes && looksLikeCertificate(bytes) ? [bytes] : [];
}
