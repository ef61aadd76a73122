/** Does a path keep every rule that depends on neither time nor revocation (RFC 5280 6.1)? */
import { weakKey, type AlgorithmsAt } from '../../algorithms/weakness.js';
import { Asn1Error } from '../../asn1/reader.js';
import type { Failure } from '../../validation/findings.js';
import { RULES } from '../../validation/rules.js';
import { sameName } from '../../x509/canonical-name.js';
import type { Certificate } from '../../x509/certificate.js';
import { extendedKeyUsage, keyUsage } from '../../x509/extensions.js';
import { nameText } from '../../x509/names.js';
import { oncePer } from '../../x509/remembered.js';
import { DOCUMENT_INPUTS, type PathInputs } from '../inputs.js';
import { PathState, type Broken } from './path-state.js';
import { profileObstacle, type Place } from './profile.js';

const ANY_PURPOSE = '2.5.29.37.0';

const blame = (certificate: Certificate, { rule, detail }: Broken): Failure => ({
  rule,
  sub: 'CHAIN_CONSTRAINTS_FAILURE',
  detail: `${nameText(certificate.subject)}: ${detail}`,
});

/**
 * Why a path (leaf first, anchor last) does not hold, whatever the time; undefined when it does. Names and signatures have
 * been found to chain before (6.1.3 (a)(1), (4)). Only the profile asks whether the anchor's own key signed it.
 */
export function pathObstacle(
  path: readonly Certificate[],
  inputs: PathInputs,
  algorithms: AlgorithmsAt,
  anchorSelfSigned = false,
): Failure | undefined {
  // without the profile's demands it follows from the certificates and the inputs alone, and these inputs cannot change
  if (inputs !== DOCUMENT_INPUTS) return workOut(path, inputs, algorithms, anchorSelfSigned);
  const judged = knownAbout(path[0]!);
  const same = judged.find((one) => one.path.length === path.length && one.path.every((each, i) => each === path[i]));
  if (same) return same.obstacle;
  const obstacle = workOut(path, inputs, algorithms, anchorSelfSigned);
  if (judged.length < MAX_KNOWN) judged.push({ path: [...path], obstacle });
  return obstacle;
}

/** Paths of a document's signer: their certificates one by one, and what was found. */
interface Known {
  readonly path: readonly Certificate[];
  readonly obstacle: Failure | undefined;
}

/** A certificate has one path, or a few when CAs certify each other. */
const MAX_KNOWN = 8;

const knownAbout = oncePer((_leaf: Certificate): Known[] => []);

function workOut(
  path: readonly Certificate[],
  inputs: PathInputs,
  algorithms: AlgorithmsAt,
  anchorSelfSigned: boolean,
): Failure | undefined {
  let at = path[0]!;
  const looking = (certificate: Certificate): Certificate => (at = certificate);
  try {
    return inspect(path, inputs, algorithms, anchorSelfSigned, looking);
  } catch (error) {
    if (!(error instanceof Asn1Error || error instanceof RangeError)) throw error;
    const detail = `${nameOf(at)}: ${error.message}`;
    return { rule: RULES.pathExtensions, sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', detail };
  }
}

function nameOf({ subject }: Certificate): string {
  try {
    return nameText(subject);
  } catch (error) {
    if (error instanceof Asn1Error) return 'a certificate with a malformed name';
    throw error;
  }
}

function inspect(
  path: readonly Certificate[],
  inputs: PathInputs,
  algorithms: AlgorithmsAt,
  anchorSelfSigned: boolean,
  looking: (certificate: Certificate) => Certificate,
): Failure | undefined {
  const [leaf] = path as [Certificate];
  for (const [i, certificate] of path.entries()) {
    const broken = ownObstacle(looking(certificate), placeOf(i, path.length, anchorSelfSigned), inputs, algorithms);
    if (broken) return broken;
  }
  const unfit = leafObstacle(looking(leaf), inputs) ?? purposeObstacle(path, inputs) ?? depthObstacle(path, inputs);
  if (unfit) return blame(leaf, unfit);
  return followRules(path, inputs, looking);
}

function placeOf(i: number, length: number, anchorSelfSigned: boolean): Place {
  if (i === 0) return 'leaf';
  if (i < length - 1) return 'authority';
  return anchorSelfSigned ? 'self-signed anchor' : 'anchor';
}

/** What speaks against a certificate wherever it stands. */
function ownObstacle(
  certificate: Certificate,
  place: Place,
  { profile }: PathInputs,
  { rules, at }: AlgorithmsAt,
): Failure | undefined {
  // keys of CAs are judged with the signatures they made, a signer's with the signature; here the leaf has made none
  const weak = profile && place === 'leaf' ? weakKey(certificate.key(), rules, at) : undefined;
  if (weak !== undefined) {
    return { ...blame(certificate, { rule: RULES.algorithm, detail: weak }), sub: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE' };
  }
  const broken = profile ? profileObstacle(certificate, place) : undefined;
  return broken === undefined ? undefined : blame(certificate, { rule: RULES.profile, detail: broken });
}

/** RFC 5280 4.2.1.3: what the leaf's key must be good for. */
function leafObstacle(leaf: Certificate, inputs: PathInputs): Broken | undefined {
  const uses = keyUsage(leaf);
  const missing = uses ? inputs.keyUsage.filter((use) => !uses.includes(use)) : [];
  return missing.length > 0 ? { rule: RULES.keyUsage, detail: `${missing.join(', ')} is missing` } : undefined;
}

/**
 * RFC 5280 4.2.1.12: the leaf's purposes name the one that is asked for (anyExtendedKeyUsage alone MAY be rejected, and is). A
 * CA with a list of purposes issues for none besides.
 */
function purposeObstacle(path: readonly Certificate[], inputs: PathInputs): Broken | undefined {
  for (const [i, certificate] of path.entries()) {
    const purposes = extendedKeyUsage(certificate);
    if (!purposes || (i > 0 && purposes.includes(ANY_PURPOSE))) continue;
    const missing = inputs.extendedKeyUsage.filter((purpose) => !purposes.includes(purpose));
    if (missing.length === 0) continue;
    const detail = `${nameText(certificate.subject)} is not for purpose ${missing.join(', ')}`;
    return { rule: RULES.keyPurpose, detail };
  }
  return undefined;
}

function depthObstacle(path: readonly Certificate[], { maxIntermediates }: PathInputs): Broken | undefined {
  const between = path.slice(1, -1).filter(({ issuer, subject }) => !sameName(issuer, subject)).length;
  if (maxIntermediates === undefined || between <= maxIntermediates) return undefined;
  return {
    rule: RULES.pathLength,
    detail: `${between} certificates between leaf and anchor, ${maxIntermediates} allowed`,
  };
}

/** RFC 5280 6.1.2–6.1.5, from the anchor down. */
function followRules(
  path: readonly Certificate[],
  inputs: PathInputs,
  looking: (certificate: Certificate) => Certificate,
): Failure | undefined {
  const [anchor, ...below] = [...path].reverse() as [Certificate, ...Certificate[]];
  // a leaf that is an anchor itself is trusted directly: there is no path to validate
  if (below.length === 0) return undefined;
  const state = new PathState(below.length, inputs);
  const refused = state.anchored(looking(anchor));
  if (refused) return blame(anchor, refused);
  for (const [i, certificate] of below.entries()) {
    const last = i === below.length - 1;
    looking(certificate);
    const broken = state.basic(certificate, last) ?? (last ? state.wrapUp(certificate) : state.prepare(certificate));
    if (broken) return blame(certificate, broken);
  }
  return undefined;
}
