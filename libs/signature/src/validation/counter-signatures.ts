/** Counter-signatures (RFC 5652 11.4): signatures over a signature's value. They are judged on their own. */
import { CMS } from '../algorithms/oids.js';
import { Asn1Error, type Asn1Node } from '../asn1/reader.js';
import { readSigner, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import type { SignatureReport } from '../report/report.js';

/** How many are looked at under one signature, and how deep one may lie over the other. */
const MAX_BREADTH = 16;
const MAX_DEPTH = 3;

/** How many attributes of counter-signatures cannot be judged: malformed, or more than the bounds allow. */
export function unjudged({ unsignedAttributes }: SignerInfo, depth: number): number {
  if (unsignedAttributes.length === 0) return 0;
  const values = unsignedAttributes.filter(({ type }) => type === CMS.counterSignature).flatMap((one) => one.values);
  if (depth >= MAX_DEPTH) return values.length;
  const unreadable = values.slice(0, MAX_BREADTH).filter((value) => !readable(value)).length;
  return unreadable + Math.max(0, values.length - MAX_BREADTH);
}

/** Judges one counter-signer: a SignerInfo over a SignedData whose content is the countersigned value. */
export type JudgeCounterSigner = (signed: SignedData, signer: SignerInfo, depth: number) => Promise<SignatureReport>;

/**
 * Reports every counter-signature of a signer. What it signs is the content octets of the signature value; its content type is
 * none at all (11.4: the content-type attribute must not be there), and the certificates are those of the whole file.
 */
export async function counterSignatures(
  signed: SignedData,
  signer: SignerInfo,
  depth: number,
  judge: JudgeCounterSigner,
): Promise<SignatureReport[]> {
  if (depth >= MAX_DEPTH || signer.unsignedAttributes.length === 0) return [];
  const values = signer.unsignedAttributes
    .filter(({ type }) => type === CMS.counterSignature)
    .flatMap((one) => one.values);
  const { contentType, certificates, crls, ocspResponses, encoded } = signed;
  const content = signer.signature;
  const over: SignedData = { contentType, content, certificates, crls, ocspResponses, encoded, signers: [] };
  const reports: SignatureReport[] = [];
  for (const value of values.slice(0, MAX_BREADTH)) {
    const counter = readable(value);
    if (counter) reports.push(await judge(over, counter, depth + 1));
  }
  return reports;
}

function readable(value: Asn1Node): SignerInfo | undefined {
  try {
    return readSigner(value);
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}
