/** Raises a CMS to the levels T, LT and LTA (ETSI EN 319 122-1 6): what has to be asked of services comes from the caller. */
import { ALGORITHM, CMS } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import { messageDigest } from '../cms/attributes.js';
import { CADES } from '../cms/attribute-ids.js';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import { archiveOctets, makeHashIndex } from '../timestamp/archive-imprint.js';
import { SignedContent } from '../validation/content.js';
import { DEFAULT_POLICY, type Content } from '../validation/types.js';
import { fromAnyEncoding } from './pem.js';
import { addSignatureTimestamp } from './timestamp.js';
import { addUnsignedAttribute } from './unsigned-attributes.js';
import { addValidationMaterial, type ValidationMaterial } from './validation-material.js';

/** The levels a signature can be raised to. */
export type RaisedLevel = 'T' | 'LT' | 'LTA';

/** What raising needs from outside. */
export interface RaiseServices {
  /** A timestamp token over the digest of `octets` by an algorithm. */
  timestamp(octets: Uint8Array, digestAlgorithm: string): Promise<Uint8Array>;
  /** Certificates and revocation data of every path the signature and its timestamps rest on. */
  material(signature: Uint8Array): Promise<ValidationMaterial>;
}

/** A signature cannot be raised, and why. */
export class CannotRaise extends Error {
  override readonly name = 'CannotRaise';
}

const NATIONAL: ReadonlySet<string> = new Set([ALGORITHM.streebog512, ALGORITHM.streebog256, ALGORITHM.gost34311]);

/** The digest algorithm of a timestamp over this signer's signature: of the same family as the signature itself. */
export const imprintAlgorithm = ({ digestAlgorithm }: SignerInfo): string =>
  NATIONAL.has(digestAlgorithm) ? ALGORITHM.streebog512 : ALGORITHM.sha256;

const read = (cms: Uint8Array): SignedData => readSignedData(cms, DEFAULT_POLICY.limits.asn1);

/**
 * Raises every signer of a CMS (DER, BER, PEM, base64); returns binary. What the level below asks for is added where it is
 * missing; at LTA one more archive timestamp is added every time, which is how an archive is kept alive. Throws CannotRaise
 * when it is no CMS or its content is not at hand, and whatever the services throw.
 */
export async function raise(
  signature: Uint8Array,
  to: RaisedLevel,
  services: RaiseServices,
  content: Content = 'none',
): Promise<Uint8Array> {
  let cms = binaryOf(signature);
  cms = await toT(cms, services);
  if (to === 'T') return cms;
  cms = addValidationMaterial(cms, await services.material(cms));
  return to === 'LT' ? cms : toLta(cms, services, content);
}

function binaryOf(signature: Uint8Array): Uint8Array {
  const cms = fromAnyEncoding(signature);
  try {
    if (!cms) throw new CannotRaise('neither DER nor PEM nor base64 of a CMS');
    const { signers } = read(cms);
    if (signers.length === 0) throw new CannotRaise('nobody has signed');
    // their imprint covers all of the SignedData, so nothing may be added to it any more (RFC 5126 6.4.1)
    if (signers.some((one) => has(one, CADES.archiveTimestampV2)))
      throw new CannotRaise('an archive timestamp of version 2 covers the signature: nothing may be added');
    return cms;
  } catch (error) {
    if (error instanceof Asn1Error) throw new CannotRaise(error.message, { cause: error });
    throw error;
  }
}

const has = ({ unsignedAttributes }: SignerInfo, type: string): boolean =>
  unsignedAttributes.some((attribute) => attribute.type === type);

async function toT(cms: Uint8Array, services: RaiseServices): Promise<Uint8Array> {
  let raised = cms;
  for (const [i, signer] of read(cms).signers.entries()) {
    if (has(signer, CMS.signatureTimestamp)) continue;
    raised = addSignatureTimestamp(raised, await services.timestamp(signer.signature, imprintAlgorithm(signer)), i);
  }
  return raised;
}

async function toLta(cms: Uint8Array, services: RaiseServices, content: Content): Promise<Uint8Array> {
  let raised = cms;
  for (const i of read(cms).signers.keys()) {
    const signed = read(raised);
    raised = await addArchiveTimestamp(raised, signed, i, services, new SignedContent(signed, content));
  }
  return raised;
}

async function addArchiveTimestamp(
  cms: Uint8Array,
  signed: SignedData,
  i: number,
  services: RaiseServices,
  content: SignedContent,
): Promise<Uint8Array> {
  const signer = signed.signers[i]!;
  const algorithm = imprintAlgorithm(signer);
  const contentDigest = await content.digest(algorithm);
  if (!contentDigest) throw new CannotRaise('an archive timestamp covers the content: name the file that was signed');
  await mustMatch(signer, content);
  const index = await makeHashIndex(signed, signer, algorithm);
  const token = await services.timestamp(archiveOctets(signed, signer, contentDigest, index), algorithm);
  const indexed = addUnsignedAttribute(token, CADES.hashIndexV3, index);
  return addUnsignedAttribute(cms, CADES.archiveTimestampV3, indexed, i);
}

/** An archive timestamp over other content than the signed one would only look like a proof. */
async function mustMatch(signer: SignerInfo, content: SignedContent): Promise<void> {
  const wanted = messageDigest(signer);
  const own = await content.digest(signer.digestAlgorithm);
  if (wanted && own && !equalBytes(wanted, own)) throw new CannotRaise('the content is not what was signed');
}
