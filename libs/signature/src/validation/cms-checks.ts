/** The checks on one signer that need no other certificate than the signer's. */
import { isKnownDigest } from '../algorithms/digests.js';
import { schemeOf, verifyData, weakness, type PublicKey, type Scheme } from '../algorithms/schemes.js';
import { verifyDigest } from '../algorithms/verify-digest.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { CMS } from '../algorithms/oids.js';
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { equalBytes, oidOf, TAG } from '../asn1/values.js';
import { messageDigest, signedContentType, signingTime } from '../cms/attributes.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import type { Certificate } from '../x509/certificate.js';
import { LARGEST_ATTRIBUTES, type SignedContent } from './content.js';
import type { Failure, Findings } from './findings.js';
import { RULES } from './rules.js';

/**
 * RFC 5652 5.3, 11.1, 11.2: which attributes must be there, once, and agree; of a counter-signature 11.4. False when nothing
 * further makes sense.
 */
export function checkSignedAttributes(
  signed: SignedData,
  signer: SignerInfo,
  findings: Findings,
  counter = false,
): boolean {
  try {
    if (counter) return checkCounter(signer, findings);
    return signer.signedAttributes ? checkPresent(signed, signer, findings) : checkAbsent(signed, findings);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return findings.fail(RULES.signedAttributes, 'FORMAT_FAILURE', error.message);
  }
}

/** RFC 5652 11.4: a signature value has no content type, so the attribute must not be there. */
function checkCounter(signer: SignerInfo, findings: Findings): boolean {
  signingTime(signer);
  const wrong = signer.signedAttributes && (signedContentType(signer) !== undefined || !messageDigest(signer));
  const detail = wrong ? 'content-type is there, or message-digest is missing' : 'as a counter-signature has them';
  return findings.check(RULES.signedAttributes, wrong !== true, 'FORMAT_FAILURE', detail);
}

function checkPresent(signed: SignedData, signer: SignerInfo, findings: Findings): boolean {
  const type = signedContentType(signer);
  signingTime(signer);
  if (type === undefined || messageDigest(signer) === undefined) {
    return findings.fail(RULES.signedAttributes, 'FORMAT_FAILURE', 'content-type or message-digest is missing');
  }
  findings.pass(RULES.signedAttributes, 'content-type and message-digest stand once, with one value');
  return findings.check(
    RULES.contentType,
    type === signed.contentType,
    'FORMAT_FAILURE',
    `content type ${signed.contentType}, signed as ${type}`,
  );
}

function checkAbsent(signed: SignedData, findings: Findings): boolean {
  // RFC 5652 5.3: signedAttrs MUST be present when the content type is not id-data
  if (signed.contentType !== CMS.data) {
    return findings.fail(RULES.signedAttributes, 'FORMAT_FAILURE', 'signed attributes are missing and must be there');
  }
  return findings.pass(RULES.signedAttributes, 'none: the content itself is signed');
}

/** Takes the content's digest and compares it with the signed one; notes what cannot be compared. */
export async function checkContent(content: SignedContent, signer: SignerInfo, findings: Findings): Promise<void> {
  const same = await content.attachedEqualsGiven(signer.digestAlgorithm);
  if (same === false)
    findings.fail(RULES.attachedContent, 'HASH_FAILURE', 'the attached content is not the given file');
  if (same === true) findings.pass(RULES.attachedContent, 'the attached content is the given file');
  if (signer.signedAttributes) await checkMessageDigest(content, signer, findings);
  else checkBareContent(content, findings);
}

async function checkMessageDigest(content: SignedContent, signer: SignerInfo, findings: Findings): Promise<void> {
  const value = await content.digest(signer.digestAlgorithm);
  if (!value) {
    findings.add(noDigest(content, signer.digestAlgorithm));
    return;
  }
  const equal = equalBytes(value, messageDigest(signer) ?? new Uint8Array());
  findings.check(
    RULES.messageDigest,
    equal,
    'HASH_FAILURE',
    equal ? 'equals the signed digest' : 'differs from the signed digest',
  );
}

function noDigest(content: SignedContent, algorithm: string): Failure {
  const rule = RULES.content;
  if (content.isMissing) return { rule, sub: 'SIGNED_DATA_NOT_FOUND', detail: 'what was signed is not here' };
  // RFC 5652 5.1: who reads in one pass may fail on an algorithm that is not among digestAlgorithms
  const detail = isKnownDigest(algorithm)
    ? `the content was not hashed by digest algorithm ${algorithm}`
    : `digest algorithm ${algorithm} is not known`;
  return { rule, sub: 'CRYPTO_CONSTRAINTS_FAILURE', detail };
}

function checkBareContent(content: SignedContent, findings: Findings): void {
  const { bytes } = content;
  if (content.isLarge) return;
  if (!bytes) {
    findings.fail(RULES.content, 'SIGNED_DATA_NOT_FOUND', 'a signature without attributes needs the content itself');
  } else if (looksLikeAttributes(bytes)) {
    // the signed attributes of another signature, passed off as content
    findings.fail(RULES.content, 'SIG_CONSTRAINTS_FAILURE', 'the content is an encoding of signed attributes');
  }
}

/** Is this a SET OF attributes with a message digest among them? */
function looksLikeAttributes(bytes: Uint8Array): boolean {
  if (bytes[0] !== TAG.set || bytes.length > LARGEST_ATTRIBUTES) return false;
  try {
    const types = readAsn1(bytes, 'BER').children.map((one) => oidOf(one.inside(TAG.sequence, 'attribute')[0]));
    return types.includes(CMS.messageDigest) || types.includes(CMS.contentType);
  } catch (error) {
    if (error instanceof Asn1Error) return false;
    throw error;
  }
}

/** The bytes the signature value is over: the attributes, or the content. Both orders of attributes bind the same bytes. */
export function signedBytes(content: SignedContent, signer: SignerInfo): Uint8Array | undefined {
  return signer.signedAttributes ? signer.signedAttributes.inOrder : content.bytes;
}

/** Undefined: there is nothing to verify it over, which another check has said; or the scheme cannot go by a digest. */
async function verifies(
  content: SignedContent,
  signer: SignerInfo,
  key: PublicKey,
  scheme: Scheme,
  findings: Findings,
): Promise<boolean | undefined> {
  const bytes = signedBytes(content, signer);
  if (bytes) {
    const asSent = signer.signedAttributes?.asSent ?? bytes;
    return (
      (await verifyData(scheme, key, bytes, signer.signature)) ||
      (asSent !== bytes && (await verifyData(scheme, key, asSent, signer.signature)))
    );
  }
  if (!content.isLarge) return undefined;
  const digest = await content.digest(scheme.hash);
  if (!digest) {
    findings.add(noDigest(content, scheme.hash));
    return undefined;
  }
  const verified = verifyDigest(scheme, key, digest, signer.signature);
  if (verified === undefined) {
    const detail = `${scheme.kind} without signed attributes over content that was only hashed`;
    findings.fail(RULES.algorithm, 'CRYPTO_CONSTRAINTS_FAILURE', detail);
  }
  return verified;
}

/**
 * RFC 5652 5.6: verifies the signature value with the signer's key. Whether its algorithms are acceptable depends on when
 * the signature is proven to have existed: `checkAlgorithm` judges that.
 */
export async function checkSignatureValue(
  content: SignedContent,
  signer: SignerInfo,
  certificate: Certificate,
  findings: Findings,
): Promise<void> {
  const key = certificate.key();
  const scheme = schemeOf(signer.signatureAlgorithm, key, signer.digestAlgorithm);
  if ('unsupported' in scheme) {
    findings.fail(RULES.algorithm, 'CRYPTO_CONSTRAINTS_FAILURE', scheme.unsupported);
    return;
  }
  const verified = await verifies(content, signer, key, scheme, findings);
  if (verified === undefined) return;
  findings.check(RULES.signatureValue, verified, 'SIG_CRYPTO_FAILURE', describe(signer, scheme));
}

const describe = (signer: SignerInfo, { hash }: Scheme): string => `${signer.signatureAlgorithm.oid} with ${hash}`;

/** ETSI EN 319 102-1 5.2.8.4.2: were the signature's algorithms acceptable when it is proven to have existed? */
export function checkAlgorithm(
  signer: SignerInfo,
  certificate: Certificate,
  { rules, at }: AlgorithmsAt,
  findings: Findings,
): void {
  const key = certificate.key();
  const scheme = schemeOf(signer.signatureAlgorithm, key, signer.digestAlgorithm);
  if ('unsupported' in scheme) return;
  const weak = weakness(scheme, key, rules, at);
  const detail = weak ?? describe(signer, scheme);
  findings.check(RULES.algorithm, weak === undefined, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', detail);
}
