/** Signs XML: enveloped as the NCA's tools do, enveloping, or beside files; plain or XAdES-B. For development and integration. */
import type { PrivateKey } from '../algorithms/crypto-engine.js';
import { digest } from '../algorithms/digests.js';
import { plainOf } from '../algorithms/ecdsa-value.js';
import { GostKey } from '../algorithms/gost-keys.js';
import { context } from '../asn1/values.js';
import { der, sequence } from '../asn1/writer.js';
import { digestAlgorithmFor, issuerAndSerial, signBytes } from '../building/sign-cms.js';
import type { XmlFiles } from './files.js';
import { insertAtEnd, rootText } from './place-signature.js';
import { XmlProblem } from './problem.js';
import { readXmlSignatures } from './read-signatures.js';
import { DEFAULT_C14N, DIGESTS, SIGNATURES, type SignatureMethod } from './uris.js';
import {
  ENVELOPED,
  propertiesReference,
  writeSignature,
  type WrittenReference,
  type WrittenSignature,
} from './write-signature.js';

/** What to sign, how, with whose key. */
export interface SignXmlOptions {
  /** `enveloped`: the signature goes into the document. `enveloping`: the document goes into the signature. */
  readonly form: 'enveloped' | 'enveloping' | 'detached';
  /** The document, UTF-8; for `detached` an element that takes the signature, such as `<asic:XAdESSignatures …/>`. */
  readonly xml: Uint8Array;
  /** For `detached`: the files that are signed, by name. */
  readonly files?: XmlFiles;
  /** `B`: XAdES with time and certificate. `XMLDSig`: without, as the NCA's tools sign. */
  readonly level: 'XMLDSig' | 'B';
  /** DER. */
  readonly certificate: Uint8Array;
  readonly privateKey: PrivateKey;
  /** More certificates to put in, DER. */
  readonly chain?: readonly Uint8Array[];
  /** The time the signer claims; needed at level B. */
  readonly signingTime?: Date;
}

const uriOf = <T>(table: Readonly<Record<string, T>>, fits: (value: T) => boolean): string => {
  const found = Object.entries(table).find(([uri, value]) => fits(value) && !uri.endsWith('xmldsig-more#sha1'));
  if (!found) throw new RangeError('a key for which there is no URI');
  return found[0];
};

/** Signs; returns the document with the signature, UTF-8. Throws when the document is refused (see the policy's bounds). */
export async function signXml(options: SignXmlOptions): Promise<Uint8Array> {
  const { files = new Map() } = options;
  const written = await plan(options);
  const last = options.form === 'enveloping' ? 0 : -1;
  const build = (digests: readonly Uint8Array[], value: Uint8Array): Uint8Array =>
    new TextEncoder().encode(place(options, writeSignature(written, digests, value)));
  // the reader that verifies says what is to be signed
  const unsigned = readXmlSignatures(build([], new Uint8Array()), files).at(last);
  if (!unsigned || unsigned.wrong) throw new XmlProblem(unsigned?.wrong?.message ?? 'nothing to sign');
  const digests = unsigned.references.map(({ actual, uri }) => {
    if (!actual) throw new XmlProblem(`${uri} is not here`);
    return actual;
  });
  const digested = readXmlSignatures(build(digests, new Uint8Array()), files).at(last)!;
  return build(digests, await valueFor(digested.signedInfo, options.privateKey));
}

/** The kind of signature a key makes, as the URIs have it. */
function kindOf(key: PrivateKey): SignatureMethod['kind'] {
  if (key instanceof GostKey) return 'gost';
  const kinds = { ECDSA: 'ecdsa', 'RSA-PSS': 'rsa-pss', 'RSASSA-PKCS1-v1_5': 'rsa' } as const;
  return kinds[(key.algorithm as { name: keyof typeof kinds }).name];
}

const COORDINATES: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** The signature value; XMLDSig core 1.1 6.4.3: of ECDSA r‖s. */
async function valueFor(octets: Uint8Array, key: PrivateKey): Promise<Uint8Array> {
  const value = await signBytes(octets, key);
  if (kindOf(key) !== 'ecdsa' || key instanceof GostKey) return value;
  const { namedCurve = '' } = key.algorithm as { namedCurve?: string };
  return plainOf(value, COORDINATES[namedCurve] ?? 0) ?? value;
}

function place({ form, xml }: SignXmlOptions, signature: string): string {
  if (form === 'enveloping') return `<?xml version="1.0" encoding="UTF-8"?>\n${signature}`;
  return insertAtEnd(textOf(xml), signature);
}

function textOf(xml: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(xml);
  } catch (cause) {
    throw new XmlProblem(`not UTF-8: ${(cause as Error).message}`);
  }
}

async function plan(options: SignXmlOptions): Promise<WrittenSignature> {
  const { privateKey, certificate, chain = [], level, form, signingTime } = options;
  const hash = digestAlgorithmFor(privateKey);
  const id = level === 'B' ? newId() : undefined;
  const object = form === 'enveloping' ? { id: newId(), content: rootText(textOf(options.xml)) } : undefined;
  const references = [
    ...contentReferences(options, object?.id),
    ...(id === undefined ? [] : [propertiesReference(id)]),
  ];
  const kind = kindOf(privateKey);
  const signed = { id, object, references, certificates: [certificate, ...chain] };
  const digestUri = uriOf(DIGESTS, (oid) => oid === hash);
  const methodUri = uriOf(SIGNATURES, (method) => method.kind === kind && method.digest === hash);
  if (level !== 'B') return { ...signed, digestUri, methodUri, properties: undefined };
  if (!signingTime) throw new RangeError('level B needs a signing time');
  const certificateDigest = await digest(hash, certificate);
  const properties = { signingTime, certificateDigest, issuerSerial: issuerSerial(certificate) };
  return { ...signed, digestUri, methodUri, properties };
}

function contentReferences({ form, files }: SignXmlOptions, objectId: string | undefined): WrittenReference[] {
  if (form === 'enveloped') return [ENVELOPED];
  if (form === 'enveloping') return [{ uri: `#${objectId}`, transforms: [DEFAULT_C14N], mimeType: 'text/xml' }];
  return [...(files?.keys() ?? [])].map((name) => ({
    uri: name.split('/').map(encodeURIComponent).join('/'),
    transforms: [],
    mimeType: 'application/octet-stream',
  }));
}

/** IssuerSerial (RFC 5035 5): GeneralNames with the directory name, and the number. */
function issuerSerial(certificate: Uint8Array): Uint8Array {
  const { issuer, serial } = issuerAndSerial(certificate);
  return sequence(sequence(der(context(4), issuer)), serial);
}

/** An identifier nobody else has: a document may be signed many times. */
function newId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(12));
  return `s-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
