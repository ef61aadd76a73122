/** Which level an XML signature is of (ETSI EN 319 132-1 6.1): by what is valid, and by what it holds. */
import type { Level } from '../report/report.js';
import { holdsMaterial } from '../validation/levels.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import type { XmlSignature } from './model.js';
import type { XmlSignerTimestamp } from './timestamps.js';

/** What a level is told from. */
export interface XmlLeveled {
  /** Does the signature name its certificate (what B asks for)? */
  readonly named: boolean;
  readonly path: readonly Certificate[];
  readonly timestamps: readonly XmlSignerTimestamp[];
}

/** The level of a signature. */
export async function xmlLevelOf(
  { named, path, timestamps }: XmlLeveled,
  { certificates, xades }: XmlSignature,
  session: Session,
): Promise<Level> {
  if (!named) return 'XMLDSig';
  const valid = timestamps.filter((one) => one.problem === undefined);
  if (valid.length === 0 || !xades) return 'B';
  const paths = [path, ...valid.filter(({ kind }) => kind === 'signature').map((one) => one.path)];
  const all = [xades.material, ...valid.flatMap(({ signed }) => (signed ? [signed] : [])), ...kept(session)];
  const inside = {
    certificates: [...certificates, ...all.flatMap((one) => one.certificates)],
    crls: all.flatMap((one) => one.crls),
    ocspResponses: all.flatMap((one) => one.ocspResponses),
  };
  if (!(await holdsMaterial(paths, inside, session))) return 'T';
  return valid.some(({ kind }) => kind === 'archive') ? 'LTA' : 'LT';
}

const kept = ({ kept: evidence }: Session): readonly NonNullable<Session['kept']>[] => (evidence ? [evidence] : []);
