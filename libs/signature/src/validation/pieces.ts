/** Judging single pieces of evidence as they are fetched, so that what is not authentic is not kept for a verdict. */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error } from '../asn1/reader.js';
import { readCrl, type Crl } from '../revocation/crl.js';
import type { Statement } from '../revocation/status.js';
import { ocspSigner, ocspStatement } from '../revocation/verify-ocsp.js';
import { signedBy } from '../revocation/verify-crl.js';
import { judgeTimestamp } from '../timestamp/validate-timestamp.js';
import type { TstInfo } from '../timestamp/tst-info.js';
import { readCertificate } from '../x509/certificate.js';
import { RULES } from './rules.js';
import { ocspOf, Session } from './session.js';
import { DEFAULT_POLICY, type Trust } from './types.js';

/** What a piece of material says when it can be read; undefined when it is malformed. */
async function ifReadable<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Asn1Error || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether an old algorithm still binds is judged with the whole; here, whether it did when the piece says it was made. */
const algorithmsAt = (at: Date): AlgorithmsAt => ({ rules: DEFAULT_POLICY.algorithms, at });

/** What an OCSP response says about a certificate; undefined when it is not authentic or speaks of others (RFC 6960 3.2). */
export const authenticOcsp = (
  response: Uint8Array,
  certificate: Uint8Array,
  issuer: Uint8Array,
): Promise<Pick<Statement, 'status' | 'thisUpdate' | 'producedAt'> | undefined> =>
  ifReadable(async () => {
    const [about, by] = [readCertificate(certificate), readCertificate(issuer)];
    const answer = ocspOf(response);
    const statement = await ocspStatement(answer, about, by, algorithmsAt(answer.producedAt));
    return (
      statement && { status: statement.status, thisUpdate: statement.thisUpdate, producedAt: statement.producedAt }
    );
  });

/** May whoever signed an OCSP response speak for this issuer (RFC 6960 4.2.2.2)? */
export const isOcspResponder = async (response: Uint8Array, issuer: Uint8Array): Promise<boolean> => {
  const signer = await ifReadable(() => {
    const answer = ocspOf(response);
    return ocspSigner(answer, readCertificate(issuer), algorithmsAt(answer.producedAt));
  });
  return signer !== undefined;
};

/** When a CRL was made and until when it holds; undefined when its issuer did not sign it (RFC 5280 6.3.3 (f), (g)). */
export const authenticCrl = (
  crl: Uint8Array,
  issuer: Uint8Array,
): Promise<Pick<Crl, 'thisUpdate' | 'nextUpdate'> | undefined> =>
  ifReadable(async () => {
    const list = readCrl(crl);
    if (!(await signedBy(list, readCertificate(issuer), algorithmsAt(list.thisUpdate)))) return undefined;
    return { thisUpdate: list.thisUpdate, ...(list.nextUpdate && { nextUpdate: list.nextUpdate }) };
  });

/**
 * Is a timestamp token what a trusted TSA would give for `stamped`? Everything is judged but the revocation status of its
 * certificate, for which evidence is collected later.
 */
export async function freshTimestamp(
  token: Uint8Array,
  stamped: Uint8Array,
  trust: Trust,
  at: Date,
): Promise<{ readonly info: TstInfo } | { readonly problem: string }> {
  const session = new Session(trust, { certificates: [], crls: [], ocspResponses: [] }, at);
  const { info, problem, problems = [problem ?? ''] } = await judgeTimestamp(token, stamped, session);
  const onlyStatus = problems.every((one) => one.startsWith(`${RULES.revocation.id}:`));
  return info && onlyStatus ? { info } : { problem: problem ?? 'not a timestamp' };
}
