/** Which level a signature is of (ETSI EN 319 122-1 6.1): by what is valid, and by what it holds. */
import type { Level } from '../report/report.js';
import { statementsAbout } from '../revocation/assess.js';
import type { Certificate } from '../x509/certificate.js';
import { attributeMaterial } from './extraction.js';
import { Session } from './session.js';
import type { SignerContext, SignerTimestamp } from './timestamps.js';
import type { Evidence } from './types.js';

/** What a level is told from. */
export interface Leveled {
  /** Does the signature name its certificate (what B asks for)? */
  readonly named: boolean;
  readonly path: readonly Certificate[];
  readonly timestamps: readonly SignerTimestamp[];
}

/** The level of a signer. `kept`: evidence that is kept beside the signature counts as if it were inside. */
export async function levelOf(
  { named, path, timestamps }: Leveled,
  context: SignerContext,
  kept: Evidence | undefined,
  session: Session,
): Promise<Level> {
  if (!named) return 'CMS';
  const valid = timestamps.filter((one) => one.problem === undefined);
  if (!valid.some(({ kind }) => kind === 'signature' || kind === 'archive')) return 'B';
  const paths = [path, ...valid.filter(({ kind }) => kind === 'signature').map((one) => one.path)];
  if (!(await isComplete(paths, context, valid, kept, session))) return 'T';
  return valid.some(({ kind }) => kind === 'archive') ? 'LTA' : 'LT';
}

/** Are the certificates and revocation data of these paths inside? Anchors, and data about vouched CAs, need not be. */
async function isComplete(
  paths: readonly (readonly Certificate[])[],
  { signed, signer }: SignerContext,
  timestamps: readonly SignerTimestamp[],
  kept: Evidence | undefined,
  session: Session,
): Promise<boolean> {
  const values = attributeMaterial(signer);
  const tokens = timestamps.flatMap((one) => (one.signed ? [one.signed] : []));
  const all = [signed, ...tokens];
  const inside = {
    certificates: [...all.flatMap((one) => one.certificates), ...values.certificates, ...(kept?.certificates ?? [])],
    crls: [...all.flatMap((one) => one.crls), ...values.crls, ...(kept?.crls ?? [])],
    ocspResponses: [...all.flatMap((one) => one.ocspResponses), ...values.ocsp, ...(kept?.ocspResponses ?? [])],
  };
  return holdsMaterial(paths, inside, session);
}

/** Are the certificates and revocation data of these paths among `inside`? */
export async function holdsMaterial(
  paths: readonly (readonly Certificate[])[],
  inside: Evidence,
  session: Session,
): Promise<boolean> {
  if (inside.crls.length + inside.ocspResponses.length === 0) return false;
  const own = new Session({ anchors: [] }, inside, session.at, session.policy);
  const present = new Set(own.certificates);
  for (const path of paths) {
    for (const [i, certificate] of path.slice(0, -1).entries()) {
      if (!present.has(certificate)) return false;
      if (session.vouched.has(certificate)) continue;
      const existed = session.proofs.since(certificate.der) ?? session.at;
      if ((await statementsAbout(certificate, path[i + 1]!, own, existed)).length === 0) return false;
    }
  }
  return true;
}
