/** Whose revocation data the verdict on an XML document will depend on. */
import { Asn1Error } from '../asn1/reader.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import type { XmlSignature } from './model.js';
import { XmlProblem } from './problem.js';
import { readXmlSignatures } from './read-signatures.js';
import { identifyXmlCertificate } from './signing-certificate.js';

/** The signers of a document, and the timestamp tokens in it. Brings along the certificates that are in it. */
export async function xmlMaterial(
  document: Uint8Array,
  session: Session,
): Promise<{ readonly signers: readonly Certificate[]; readonly tokens: readonly Uint8Array[] }> {
  const signers: Certificate[] = [];
  const tokens: Uint8Array[] = [];
  for (const signature of readable(document)) {
    const certificate = await signerOf(signature, session);
    if (certificate) signers.push(certificate);
    const { signatureTimestamps = [], archiveTimestamps = [] } = signature.xades ?? {};
    tokens.push(...[...signatureTimestamps, ...archiveTimestamps].flatMap((one) => one.tokens));
  }
  return { signers, tokens };
}

function readable(document: Uint8Array): XmlSignature[] {
  try {
    return readXmlSignatures(document);
  } catch (error) {
    if (error instanceof XmlProblem) return [];
    throw error;
  }
}

async function signerOf(signature: XmlSignature, session: Session): Promise<Certificate | undefined> {
  const brought = session.bring(signature.certificates, [], []);
  if (signature.xades) session.bring(signature.xades.material.certificates, [], []);
  try {
    const identified = await identifyXmlCertificate(signature, brought, session);
    return 'certificate' in identified ? identified.certificate : undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}
