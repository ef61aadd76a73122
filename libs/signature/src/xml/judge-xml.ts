/** The verdict on an XML document with signatures in it. */
import type { SignatureReport } from '../report/report.js';
import type { Session } from '../validation/session.js';
import { refused, verdictOn, type Verdict } from '../validation/verdict.js';
import { XML_LIMITS } from './bounds.js';
import type { XmlFiles } from './files.js';
import { XmlProblem } from './problem.js';
import { readXmlSignatures } from './read-signatures.js';
import { validateXmlSignature, type XmlWishes } from './validate-signature.js';

/** Validates every signature of a document. `files` are what references by name point at. */
export async function judgeXml(
  document: Uint8Array,
  files: XmlFiles,
  wishes: XmlWishes,
  session: Session,
): Promise<Verdict> {
  const limits = {
    ...XML_LIMITS,
    bytes: session.policy.limits.signatureBytes,
    signatures: session.policy.limits.signers,
  };
  try {
    const found = readXmlSignatures(document, files, limits);
    if (found.length === 0) return refused('NO_SIGNATURE_FOUND', 'nobody has signed');
    const signatures: SignatureReport[] = [];
    for (const signature of found) signatures.push(await validateXmlSignature(signature, wishes, session));
    return verdictOn(signatures);
  } catch (error) {
    if (error instanceof XmlProblem) return refused('FORMAT_FAILURE', error.message);
    throw error;
  }
}
