/** Which certificate belongs to a signer (ETSI EN 319 102-1 5.2.3). Decoys with the same issuer and number do not mislead. */
import { isKnownDigest } from '../algorithms/digests.js';
import { schemeOf, verifyData } from '../algorithms/schemes.js';
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import { signingCertificateReference, type CertificateReference } from '../cms/attributes.js';
import type { SignerInfo } from '../cms/signed-data.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateDigest } from '../x509/digests.js';
import { subjectKeyIdentifier } from '../x509/extensions.js';
import type { Failure } from './findings.js';
import { RULES } from './rules.js';

/** The certificate, and whether the signature itself names it. */
export interface Identified {
  readonly certificate: Certificate;
  readonly named: boolean;
}

function matches(signer: SignerInfo, certificate: Certificate): boolean {
  const { identifier } = signer;
  if ('keyIdentifier' in identifier) return safeKeyIdentifier(certificate) === identifier.keyIdentifier;
  return certificate.serial === identifier.serial && equalBytes(certificate.issuer, identifier.issuer);
}

function safeKeyIdentifier(certificate: Certificate): string | undefined {
  try {
    return subjectKeyIdentifier(certificate);
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** Identifies the signing certificate among `candidates`, or says why it cannot. */
export async function identifySigningCertificate(
  signer: SignerInfo,
  candidates: Iterable<Certificate>,
  signedBytes: Uint8Array | undefined,
): Promise<Identified | Failure> {
  const rule = RULES.signingCertificate;
  const fitting = [...candidates].filter((certificate) => matches(signer, certificate));
  const sub = 'NO_SIGNING_CERTIFICATE_FOUND';
  if (fitting.length === 0) return { rule, sub, detail: 'no certificate with the issuer and number the signer names' };
  const reference = signingCertificateReference(signer);
  if (!reference) return { certificate: await verifying(fitting, signer, signedBytes), named: false };
  if (!isKnownDigest(reference.hashAlgorithm)) {
    return { rule, sub, detail: `signing-certificate attribute by digest algorithm ${reference.hashAlgorithm}` };
  }
  for (const certificate of fitting) if (await refersTo(reference, certificate)) return { certificate, named: true };
  return { rule, sub, detail: 'the signing-certificate attribute names another certificate' };
}

async function refersTo(reference: CertificateReference, certificate: Certificate): Promise<boolean> {
  const { hashAlgorithm, hash, issuer, serial } = reference;
  if (serial !== undefined && serial !== certificate.serial) return false;
  if (issuer && !equalBytes(issuer, certificate.issuer)) return false;
  return equalBytes(await certificateDigest(hashAlgorithm, certificate), hash);
}

/** Without a reference the key decides: the first certificate whose key made the signature. */
async function verifying(
  fitting: readonly Certificate[],
  signer: SignerInfo,
  signedBytes: Uint8Array | undefined,
): Promise<Certificate> {
  if (fitting.length > 1 && signedBytes) {
    for (const certificate of fitting.slice(0, 8)) {
      const key = certificate.key();
      const scheme = schemeOf(signer.signatureAlgorithm, key, signer.digestAlgorithm);
      if ('hash' in scheme && (await verifyData(scheme, key, signedBytes, signer.signature))) return certificate;
    }
  }
  return fitting[0]!;
}
