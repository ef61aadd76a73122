/** CRLs, OCSP responses and timestamps for tests. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { ALGORITHM, CMS, EXTENSION, POLICY } from '../algorithms/oids.js';
import { context, TAG } from '../asn1/values.js';
import { der, derNull, integer, octetString, oid, sequence, time } from '../asn1/writer.js';
import { signCms } from '../building/sign-cms.js';
import { readCertificate } from '../x509/certificate.js';
import { extension, signed, type Party } from './certificates.js';

/** What a CRL may be made of. */
export interface CrlOptions {
  readonly issuer: Party;
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date;
  readonly number?: number;
  readonly deltaBase?: number;
  readonly revoked?: readonly { party: Party; at: Date; reason?: number; extensions?: readonly Uint8Array[] }[];
  readonly extensions?: readonly Uint8Array[];
}

/** Makes a CRL. */
export async function revocationList(options: CrlOptions): Promise<Uint8Array> {
  const { issuer, revoked = [] } = options;
  const entries = revoked.map(({ party, at, reason, extensions = [] }) => {
    const code =
      reason === undefined ? [] : [extension(EXTENSION.reasonCode, der(TAG.enumerated, Uint8Array.of(reason)))];
    const all = [...code, ...extensions];
    return sequence(party.serial, time(at), ...(all.length > 0 ? [sequence(...all)] : []));
  });
  const { deltaBase } = options;
  const extensions = [
    extension(EXTENSION.crlNumber, integer(options.number ?? 1)),
    ...(deltaBase === undefined ? [] : [extension(EXTENSION.deltaCrlIndicator, integer(deltaBase), true)]),
    ...(options.extensions ?? []),
  ];
  const tbs = sequence(
    integer(1),
    issuer.key.signatureAlgorithm,
    issuer.name,
    time(options.thisUpdate ?? new Date('2026-06-01T00:00:00Z')),
    time(options.nextUpdate ?? new Date('2026-06-02T00:00:00Z')),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    der(context(0), sequence(...extensions)),
  );
  return signed(tbs, issuer.key);
}

/** What an OCSP response may be made of. */
export interface OcspOptions {
  readonly certificate: Party;
  readonly issuer: Party;
  /** Who signs; the issuer itself when absent. */
  readonly responder?: Party;
  /** `good`, `unknown`, or when and why revoked. */
  readonly status?: 'good' | 'unknown' | { readonly at: Date; readonly reason?: number };
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date;
  readonly producedAt?: Date;
  readonly extensions?: readonly Uint8Array[];
  readonly singleExtensions?: readonly Uint8Array[];
  /** Leaves the responder's certificate out. */
  readonly bare?: boolean;
  /** ResponderID, when it is not the responder's name. */
  readonly responderId?: Uint8Array;
  /** What of the CertID is of somebody else. */
  readonly about?: CertIdOptions;
  /** More statements in the same answer. */
  readonly more?: readonly StatementOptions[];
}

interface CertIdOptions {
  readonly hashAlgorithm?: string;
  readonly name?: Uint8Array;
  readonly key?: Party;
}

/** One statement of an answer. */
export interface StatementOptions extends Pick<
  OcspOptions,
  'certificate' | 'status' | 'thisUpdate' | 'nextUpdate' | 'singleExtensions'
> {
  readonly about?: CertIdOptions;
}

async function certIdOf(certificate: Party, issuer: Party, about: CertIdOptions = {}): Promise<Uint8Array> {
  const { hashAlgorithm = ALGORITHM.sha256, name = issuer.name, key = issuer } = about;
  const hash = isKnownDigest(hashAlgorithm) ? hashAlgorithm : ALGORITHM.sha256;
  return sequence(
    sequence(oid(hashAlgorithm), derNull()),
    octetString(await digest(hash, name)),
    octetString(await digest(hash, readCertificate(key.certificate).keyBits)),
    certificate.serial,
  );
}

async function singleOf(statement: StatementOptions, issuer: Party): Promise<Uint8Array> {
  const { nextUpdate, singleExtensions = [], thisUpdate = NOON } = statement;
  return sequence(
    await certIdOf(statement.certificate, issuer, statement.about),
    certStatus(statement.status ?? 'good'),
    generalized(thisUpdate),
    ...(nextUpdate ? [der(context(0), generalized(nextUpdate))] : []),
    ...(singleExtensions.length > 0 ? [der(context(1), sequence(...singleExtensions))] : []),
  );
}

function certStatus(status: NonNullable<OcspOptions['status']>): Uint8Array {
  if (status === 'good') return der(context(0, false));
  if (status === 'unknown') return der(context(2, false));
  const { at, reason } = status;
  const code = reason === undefined ? [] : [der(context(0), der(TAG.enumerated, Uint8Array.of(reason)))];
  return der(context(1), generalized(at), ...code);
}

/** GeneralizedTime. */
export const generalized = (date: Date): Uint8Array =>
  der(TAG.generalizedTime, new TextEncoder().encode(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const NOON = new Date('2026-06-01T12:00:00Z');

/** Makes an OCSP response. */
export async function ocspResponse(options: OcspOptions): Promise<Uint8Array> {
  const { issuer, responder = issuer, extensions = [], more = [] } = options;
  const singles = await Promise.all([options, ...more].map((one) => singleOf(one, issuer)));
  const data = sequence(
    options.responderId ?? der(context(1), responder.name),
    generalized(options.producedAt ?? options.thisUpdate ?? NOON),
    sequence(...singles),
    ...(extensions.length > 0 ? [der(context(1), sequence(...extensions))] : []),
  );
  const bare = options.bare ?? responder === issuer;
  const basic = await signed(data, responder.key, ...(bare ? [] : [der(context(0), sequence(responder.certificate))]));
  const body = sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic));
  return sequence(der(TAG.enumerated, Uint8Array.of(0)), der(context(0), body));
}

/** What a timestamp may be made of. */
export interface TimestampOptions {
  readonly tsa: Party;
  readonly over: Uint8Array;
  readonly genTime?: Date;
  readonly hash?: string;
}

/** Makes a timestamp token. */
export async function timestampToken(options: TimestampOptions): Promise<Uint8Array> {
  const { tsa, over, hash = ALGORITHM.sha256 } = options;
  const content = sequence(
    integer(1),
    oid(POLICY.timestampGost2015),
    sequence(sequence(oid(hash), derNull()), octetString(await digest(hash, over))),
    integer(7),
    generalized(options.genTime ?? new Date('2026-03-01T00:00:00Z')),
  );
  const { certificate, key } = tsa;
  const { privateKey } = key;
  return signCms({ content, detached: false, certificate, privateKey, contentType: CMS.tstInfo });
}
