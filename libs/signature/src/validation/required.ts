/** What has to be collected before a validation: digests of detached content, and revocation data. */
import { CMS, EXTENSION } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { CADES } from '../cms/attribute-ids.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { readSignedData } from '../cms/signed-data.js';
import { isZip } from '../container/zip/is-zip.js';
import { isKnownDigest } from '../algorithms/digests.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import { findPaths } from '../path/build.js';
import { distributionPoints } from '../revocation/distribution-points.js';
import { sameName } from '../x509/canonical-name.js';
import type { Certificate } from '../x509/certificate.js';
import { distributionPointUrls, ocspUrls } from '../x509/extensions.js';
import { looksLikeXml } from '../xml/looks-like-xml.js';
import { Session } from './session.js';
import { identifySigningCertificate } from './signing-certificate.js';
import type { Policy, Trust } from './types.js';
import { readSignatureFile } from './validate.js';

/** A certificate whose revocation status the verdict will depend on. */
export interface RequiredEvidence {
  readonly kind: 'signer' | 'tsa' | 'authority';
  readonly certificate: Uint8Array;
  readonly issuer: Uint8Array;
  /** Addresses the certificate names; to be followed only with limits. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** False: the operator's trust store vouches for it, data is welcome but not demanded. */
  readonly required: boolean;
}

/** The digest algorithms (OIDs) by which a signature file's content is to be hashed. Empty when it cannot be read. */
export function requiredDigests(signature: Uint8Array): string[] {
  const signed = readSignatureFile(signature);
  if ('problem' in signed) return [];
  const imprints = timestampTokens(signed.signers, OVER_CONTENT).flatMap(imprintAlgorithm);
  return [...new Set([...signed.signers.map((signer) => signer.digestAlgorithm), ...imprints])];
}

/** Timestamps whose imprint takes the digest of the content (ETSI EN 319 122-1 5.2.8, 5.5.3). */
const OVER_CONTENT: ReadonlySet<string> = new Set([CADES.contentTimestamp, CADES.archiveTimestampV3]);

function imprintAlgorithm({ content }: SignedData): string[] {
  try {
    return content ? [readTstInfo(content).hashAlgorithm].filter(isKnownDigest) : [];
  } catch (error) {
    if (error instanceof Asn1Error) return [];
    throw error;
  }
}

/** Whose revocation data to fetch: signers, time-stamping authorities and the CAs above them. */
export async function requiredEvidence(
  signature: Uint8Array,
  trust: Trust,
  certificates: readonly Uint8Array[] = [],
  policy: Partial<Policy> = {},
): Promise<RequiredEvidence[]> {
  const session = new Session(trust, { certificates, crls: [], ocspResponses: [] }, new Date(0), policy);
  const wanted = new Map<Certificate, RequiredEvidence>();
  for (const file of await signaturesIn(signature)) {
    if (looksLikeXml(file)) {
      await collectXml(file, session, wanted);
      continue;
    }
    const signed = readSignatureFile(file, session.policy);
    if ('problem' in signed) continue;
    await collect(signed, 'signer', session, wanted);
    for (const token of timestampTokens(signed.signers)) await collect(token, 'tsa', session, wanted);
  }
  return [...wanted.values()];
}

async function collectXml(
  document: Uint8Array,
  session: Session,
  wanted: Map<Certificate, RequiredEvidence>,
): Promise<void> {
  const { xmlMaterial } = await import('../xml/required-xml.js');
  const { signers, tokens } = await xmlMaterial(document, session);
  for (const certificate of signers) await collectPath(certificate, 'signer', session, wanted);
  for (const token of readable(tokens)) await collect(token, 'tsa', session, wanted);
}

/** The file itself, or the signatures in a container. */
async function signaturesIn(file: Uint8Array): Promise<readonly Uint8Array[]> {
  if (!isZip(file)) return [file];
  const { signatureFiles } = await import('../container/read-container.js');
  return signatureFiles(file);
}

/** Whose revocation data to fetch for one certificate (the portal's own, or a user's at sign-in). */
export async function requiredEvidenceFor(
  certificate: Certificate,
  trust: Trust,
  certificates: readonly Uint8Array[] = [],
): Promise<RequiredEvidence[]> {
  const session = new Session(trust, { certificates, crls: [], ocspResponses: [] }, new Date(0));
  const wanted = new Map<Certificate, RequiredEvidence>();
  await collectPath(certificate, 'signer', session, wanted);
  return [...wanted.values()];
}

const TIMESTAMPS: ReadonlySet<string> = new Set([
  CMS.signatureTimestamp,
  CADES.contentTimestamp,
  CADES.archiveTimestampV3,
]);

function timestampTokens(signers: readonly SignerInfo[], types = TIMESTAMPS): SignedData[] {
  const tokens = signers
    .flatMap((signer) => [...signer.unsignedAttributes, ...(signer.signedAttributes?.list ?? [])])
    .filter(({ type }) => types.has(type))
    .flatMap(({ values }) => values);
  return readable(tokens.map((value) => value.bytes));
}

function readable(tokens: readonly Uint8Array[]): SignedData[] {
  return tokens.slice(0, 64).flatMap((token) => {
    try {
      return [readSignedData(token)];
    } catch (error) {
      if (error instanceof Asn1Error) return [];
      throw error;
    }
  });
}

async function collect(
  signed: SignedData,
  kind: 'signer' | 'tsa',
  session: Session,
  wanted: Map<Certificate, RequiredEvidence>,
): Promise<void> {
  session.bring(signed.certificates, [], []);
  for (const signer of signed.signers) {
    const bytes = signer.signedAttributes?.inOrder;
    const identified = await identify(signer, session, bytes);
    if (identified) await collectPath(identified, kind, session, wanted);
  }
}

async function identify(
  signer: SignerInfo,
  session: Session,
  bytes: Uint8Array | undefined,
): Promise<Certificate | undefined> {
  try {
    const identified = await identifySigningCertificate(signer, session.certificates, bytes);
    return 'certificate' in identified ? identified.certificate : undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

async function collectPath(
  leaf: Certificate,
  kind: RequiredEvidence['kind'],
  session: Session,
  wanted: Map<Certificate, RequiredEvidence>,
  demanded = true,
): Promise<void> {
  const { found } = await findPaths(leaf, session);
  for (const [i, certificate] of (found[0] ?? []).entries()) {
    const issuer = found[0]?.[i + 1];
    if (!issuer || wanted.has(certificate)) continue;
    wanted.set(certificate, {
      kind: i === 0 ? kind : 'authority',
      certificate: certificate.der,
      issuer: issuer.der,
      ocspUrls: ocspUrls(certificate),
      crlUrls: [EXTENSION.crlDistributionPoints, EXTENSION.freshestCrl].flatMap((oid) =>
        distributionPointUrls(certificate, oid),
      ),
      required: demanded && !session.vouched.has(certificate),
    });
    await collectCrlIssuers(certificate, session, wanted);
  }
}

/** RFC 5280 6.3.3 (f): a CRL of another issuer counts when that one's path holds. It is needed only where there is no OCSP. */
async function collectCrlIssuers(
  certificate: Certificate,
  session: Session,
  wanted: Map<Certificate, RequiredEvidence>,
): Promise<void> {
  const names = crlIssuersOf(certificate);
  if (names.length === 0) return;
  const issuers = [...session.certificates].filter((one) => names.some((name) => sameName(name, one.subject)));
  for (const issuer of issuers.slice(0, MAX_CRL_ISSUERS)) {
    if (!wanted.has(issuer)) await collectPath(issuer, 'authority', session, wanted, false);
  }
}

/** Certificates of the issuers of a certificate's lists that are asked about. */
const MAX_CRL_ISSUERS = 4;

function crlIssuersOf(certificate: Certificate): readonly Uint8Array[] {
  try {
    return distributionPoints(certificate).flatMap(({ crlIssuers }) => crlIssuers);
  } catch (error) {
    if (error instanceof Asn1Error) return [];
    throw error;
  }
}
