/** The validation of a CMS signature file: pure, from what was collected to a report. */
import { Asn1Error } from '../asn1/reader.js';
import { fromAnyEncoding } from '../building/pem.js';
import { readSignedData, type SignedData } from '../cms/signed-data.js';
import type { Report, SignatureReport, SubIndication } from '../report/report.js';
import { SignedContent } from './content.js';
import { indicationOf } from './findings.js';
import { Session } from './session.js';
import { validateSigner } from './signer.js';
import { DEFAULT_POLICY, type Policy, type ValidationRequest } from './types.js';

/** Reads a signature file; or says in words what is wrong with it. */
export function readSignatureFile(
  signature: Uint8Array,
  policy: Policy = DEFAULT_POLICY,
): SignedData | { problem: string } {
  const { limits } = policy;
  if (signature.length > limits.signatureBytes) return { problem: `larger than ${limits.signatureBytes} bytes` };
  const binary = fromAnyEncoding(signature);
  if (!binary) return { problem: 'neither DER nor PEM nor base64' };
  try {
    const signed = readSignedData(binary, limits.asn1);
    if (signed.signers.length > limits.signers) return { problem: `more than ${limits.signers} signers` };
    if (signed.certificates.length > limits.certificates)
      return { problem: `more than ${limits.certificates} certificates` };
    return signed;
  } catch (error) {
    if (error instanceof Asn1Error) return { problem: error.message };
    throw error;
  }
}

/** Validates every signer. The verdict on the file is that of its weakest signature. */
export async function validate(request: ValidationRequest): Promise<Report> {
  const session = new Session(request.trust, request.evidence, request.at, request.policy);
  const signed = readSignatureFile(request.signature, session.policy);
  if ('problem' in signed) return report([], 'FORMAT_FAILURE', session, signed.problem);
  if (signed.signers.length === 0) return report([], 'NO_SIGNATURE_FOUND', session, 'nobody has signed');
  session.bring(signed.certificates, signed.crls, signed.ocspResponses);
  const content = new SignedContent(signed, request.content);
  const signatures: SignatureReport[] = [];
  for (const signer of signed.signers) {
    signatures.push(await validateSigner(signed, signer, content, request.evidence.timestamps ?? [], session));
  }
  return report(signatures, weakest(signatures), session, null);
}

function weakest(signatures: readonly SignatureReport[]): SubIndication | null {
  const failed = signatures.find((one) => one.indication === 'TOTAL-FAILED');
  const doubtful = signatures.find((one) => one.indication === 'INDETERMINATE');
  return (failed ?? doubtful)?.subIndication ?? null;
}

function report(
  signatures: readonly SignatureReport[],
  sub: SubIndication | null,
  session: Session,
  failure: string | null,
): Report {
  return {
    indication: indicationOf(sub),
    subIndication: sub,
    signatures,
    evidenceUsed: session.evidenceUsed,
    validatedAt: session.at.toISOString(),
    failure,
  };
}
