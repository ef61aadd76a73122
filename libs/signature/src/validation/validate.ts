/** The validation of a signature file: pure, from what was collected to a report. */
import { Asn1Error } from '../asn1/reader.js';
import { fromAnyEncoding } from '../building/pem.js';
import { readSignedData, type HashedContent, type SignedData } from '../cms/signed-data.js';
import { isZip } from '../container/zip/is-zip.js';
import type { Report, SignatureReport } from '../report/report.js';
import { SignedContent } from './content.js';
import { Session } from './session.js';
import { validateSigner } from './signer.js';
import { DEFAULT_POLICY, type Content, type Policy, type ValidationRequest } from './types.js';
import type { XmlFiles } from '../xml/files.js';
import { looksLikeXml } from '../xml/looks-like-xml.js';
import { refused, reportOf, verdictOn, type Verdict } from './verdict.js';

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

/** Validates every signature of a file, whatever it is written in. The verdict on the file is that of its weakest. */
export async function validate(request: ValidationRequest): Promise<Report> {
  const session = new Session(request.trust, request.evidence, request.at, request.policy);
  // `files`: what references by name in an XML signature of a container point at
  const judge = (signature: Uint8Array, content: Content, files?: XmlFiles): Promise<Verdict> =>
    judgeFile(signature, content, request, session, files);
  if (request.attached) return reportOf(await judgeStreamed(request, request.attached, session), session);
  if (!isZip(request.signature)) return reportOf(await judge(request.signature, request.content), session);
  const { judgeContainer } = await import('../container/judge-container.js');
  const judges = {
    cms: (signature: Uint8Array, content: Content) => judgeCms(signature, content, timestampsOf(request), session),
    xml: async (document: Uint8Array, files: ReadonlyMap<string, Uint8Array>) => {
      const { judgeXml } = await import('../xml/judge-xml.js');
      return judgeXml(document, files, { timestamps: timestampsOf(request) }, session);
    },
    algorithmsAt: (time: Date) => session.algorithmsAt(time),
  };
  return reportOf(await judgeContainer(request.signature, request.content, judges), session);
}

const timestampsOf = ({ evidence: { timestamps = [] } }: ValidationRequest): readonly Uint8Array[] => timestamps;

async function judgeFile(
  signature: Uint8Array,
  content: Content,
  { evidence: { timestamps = [] }, xmlElement }: ValidationRequest,
  session: Session,
  files: XmlFiles = new Map(),
): Promise<Verdict> {
  if (!looksLikeXml(signature)) return judgeCms(signature, content, timestamps, session);
  const { judgeXml } = await import('../xml/judge-xml.js');
  return judgeXml(signature, files, { timestamps, ...(xmlElement !== undefined && { element: xmlElement }) }, session);
}

/** The report on a file that cannot be looked into. */
export const unreadable = (
  problem: string,
  { trust, evidence, at, policy }: Pick<ValidationRequest, 'trust' | 'evidence' | 'at' | 'policy'>,
): Report => reportOf(refused('FORMAT_FAILURE', problem), new Session(trust, evidence, at, policy));

/** Validates every signer of a CMS. */
async function judgeCms(
  signature: Uint8Array,
  given: Content,
  timestamps: readonly Uint8Array[],
  session: Session,
): Promise<Verdict> {
  const signed = readSignatureFile(signature, session.policy);
  return judgeSigned(signed, given, timestamps, session);
}

/** Validates every signer of a CMS whose content was taken out and hashed while it was read. */
async function judgeStreamed(
  { signature, content: given, evidence }: ValidationRequest,
  hashed: HashedContent,
  session: Session,
): Promise<Verdict> {
  const signed = readSignatureFile(signature, session.policy);
  if ('problem' in signed) return judgeSigned(signed, given, [], session);
  const { content, ...rest } = signed;
  // an empty octet string stands where it was
  if (content?.length !== 0) throw new RangeError('content was hashed, but the signature has none or another');
  return judgeSigned({ ...rest, hashed }, given, evidence.timestamps ?? [], session);
}

async function judgeSigned(
  signed: SignedData | { problem: string },
  given: Content,
  timestamps: readonly Uint8Array[],
  session: Session,
): Promise<Verdict> {
  if ('problem' in signed) return refused('FORMAT_FAILURE', signed.problem);
  if (signed.signers.length === 0) return refused('NO_SIGNATURE_FOUND', 'nobody has signed');
  session.bring(signed.certificates, signed.crls, signed.ocspResponses);
  const content = new SignedContent(signed, given);
  const signatures: SignatureReport[] = [];
  for (const signer of signed.signers) {
    signatures.push(await validateSigner(signed, signer, content, timestamps, session));
  }
  return verdictOn(signatures);
}
