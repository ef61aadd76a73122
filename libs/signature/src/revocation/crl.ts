/**
 * Reading CRLs (RFC 5280 5). A production CRL has hundreds of thousands of entries: they are walked as bytes, never made
 * into objects. Nothing is verified here.
 */
import { EXTENSION } from '../algorithms/oids.js';
import type { AlgorithmIdentifier } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { context, equalBytes, fromHex, integerHex, TAG, timeOf } from '../asn1/values.js';
import { algorithmOf, readExtensions, readSigned, type Certificate, type Extension } from '../x509/certificate.js';
import { wellFormedName } from '../x509/canonical-name.js';
import { CrlEntries, type CrlEntry } from './crl-entries.js';
import { readScope, type CrlScope } from './distribution-points.js';

/** A CRL as read. */
export interface Crl {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly issuer: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly scope: CrlScope;
  /** crlNumber as hex of its content, zero-padded for comparison; undefined when absent. */
  readonly number?: bigint;
  /** The base a delta builds on; undefined for a complete CRL. */
  readonly deltaBase?: bigint;
  /** Has an entry with a critical extension that is not understood (then RFC 5280 5.3 forbids using the CRL). */
  readonly hasUnknownCriticalEntries: boolean;
  /** Are there entries that name the issuer of the certificate (RFC 5280 5.3.3)? */
  readonly namesIssuers: boolean;
  /** The entry about a certificate, by its serial number and issuer. */
  find(certificate: Pick<Certificate, 'serial' | 'issuer'>): CrlEntry | undefined;
}

/** Reads a CRL; throws when it is malformed. */
export function readCrl(der: Uint8Array): Crl {
  const { tbs, algorithm, signature } = readSigned(readAsn1(der, 'DER', { maxDepth: 20, maxNodes: 5000 }));
  const fields = tbs.inside(TAG.sequence, 'CRL');
  if (fields[0]?.tag === TAG.integer) fields.shift();
  const [inner, issuer, thisUpdate, ...optional] = fields;
  if (!inner || !issuer || !thisUpdate) throw new Asn1Error('a CRL lacks fields');
  if (!sameAlgorithm(algorithmOf(inner).bytes, algorithm.bytes))
    throw new Asn1Error('two different signature algorithms');
  const issuerName = wellFormedName(issuer.bytes);
  const nextUpdate = optional.find((field) => field.tag === TAG.utcTime || field.tag === TAG.generalizedTime);
  const entries = new CrlEntries(optional.find((field) => field.tag === TAG.sequence)?.content ?? new Uint8Array());
  const extensions = readExtensions(optional.find((field) => field.tag === context(0)));
  const number = integerExtension(extensions, EXTENSION.crlNumber);
  const deltaBase = integerExtension(extensions, EXTENSION.deltaCrlIndicator);
  return {
    der,
    tbs: tbs.bytes,
    issuer: issuerName,
    signatureAlgorithm: algorithm,
    signature,
    thisUpdate: timeOf(thisUpdate),
    ...(nextUpdate && { nextUpdate: timeOf(nextUpdate) }),
    extensions,
    scope: readScope(extensions.get(EXTENSION.issuingDistributionPoint), issuerName),
    ...(number !== undefined && { number }),
    ...(deltaBase !== undefined && { deltaBase }),
    hasUnknownCriticalEntries: entries.hasUnknownCritical,
    namesIssuers: entries.isIndirect,
    find: ({ serial, issuer: about }) => entries.find(fromHex(serial), about, issuerName),
  };
}

/**
 * RFC 5280 5.1.1.2 wants the two identifiers alike. The NCA leaves the NULL out of one of them; for its algorithms absent
 * parameters and NULL mean the same.
 */
const sameAlgorithm = (a: Uint8Array, b: Uint8Array): boolean => equalBytes(withoutNull(a), withoutNull(b));

function withoutNull(algorithm: Uint8Array): Uint8Array {
  const [oid, parameters] = readAsn1(algorithm).children;
  const plain = parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);
  return oid && plain ? oid.bytes : algorithm;
}

function integerExtension(extensions: ReadonlyMap<string, Extension>, oid: string): bigint | undefined {
  const extension = extensions.get(oid);
  return extension && BigInt(`0x${integerHex(readAsn1(extension.value))}`);
}
