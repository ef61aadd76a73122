/** Compares the files of an archive with what a manifest says of them. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { BROKEN_DIGESTS } from '../algorithms/schemes.js';
import { equalBytes } from '../asn1/values.js';
import type { Covered } from '../report/report.js';
import type { Findings } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Content } from '../validation/types.js';
import type { Archive } from './archive.js';
import type { FileReference } from './manifest.js';

/** Names for a report: a few, and how many more. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => JSON.stringify(name));
  return [...shown, ...(names.length > 5 ? [`and ${names.length - 5} more`] : [])].join(', ');
}

/** Takes the digest of each file and compares. Returns the files in the order of the manifest. */
export async function checkFiles(
  archive: Archive,
  references: readonly FileReference[],
  given: Content,
  findings: Findings,
): Promise<Covered[]> {
  const missing = references.filter(({ name }) => !archive.has(name)).map(({ name }) => name);
  const gone = missing.length === 0 ? `${references.length} named, all there` : `not there: ${some(missing)}`;
  findings.check(RULES.containerFiles, missing.length === 0, 'SIGNED_DATA_NOT_FOUND', gone);
  checkAlgorithms(references, findings);
  const covered: Covered[] = [];
  let isGiven = given === 'none';
  for (const { name, digestAlgorithm, digest: expected } of references) {
    const content = archive.content(name);
    const intact = !!content && !!digestAlgorithm && equalBytes(await digest(digestAlgorithm, content), expected);
    covered.push({ kind: 'file', name, intact });
    if (content && intact && !isGiven) isGiven = await isSame(content, given);
  }
  const compared = references.filter(({ name, digestAlgorithm }) => digestAlgorithm && archive.has(name));
  const sound = new Set(covered.filter(({ intact }) => intact).map(({ name }) => name));
  const changed = compared.filter(({ name }) => !sound.has(name)).map(({ name }) => name);
  const detail = changed.length === 0 ? 'equal those of the manifest' : `differ: ${some(changed)}`;
  findings.check(RULES.containerDigest, changed.length === 0, 'HASH_FAILURE', detail);
  if (given !== 'none') {
    const found = isGiven ? 'is one of the signed files' : 'is none of the signed files';
    findings.check(RULES.containerGiven, isGiven, 'HASH_FAILURE', `the file that was given ${found}`);
  }
  return covered;
}

/** Each algorithm must be known and bind. */
function checkAlgorithms(references: readonly FileReference[], findings: Findings): void {
  const unknown = references.filter(({ digestAlgorithm }) => digestAlgorithm === undefined);
  const broken = references.filter(({ digestAlgorithm }) => BROKEN_DIGESTS.has(digestAlgorithm ?? ''));
  const uris = (list: readonly FileReference[]): string => [...new Set(list.map((one) => one.digestUri))].join(', ');
  if (unknown.length > 0) {
    findings.fail(RULES.containerAlgorithm, 'CRYPTO_CONSTRAINTS_FAILURE', `not known: ${uris(unknown).slice(0, 500)}`);
  }
  if (broken.length > 0) {
    findings.fail(RULES.containerAlgorithm, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', `broken: ${uris(broken)}`);
  }
  if (unknown.length + broken.length === 0) findings.pass(RULES.containerAlgorithm, uris(references));
}

/** A file handed over beside the container must be among those that are signed. */
async function isSame(content: Uint8Array, given: Content): Promise<boolean> {
  if (given === 'none') return false;
  if ('bytes' in given) return equalBytes(given.bytes, content);
  const [known] = [...given.digests].filter(
    ([algorithm]) => isKnownDigest(algorithm) && !BROKEN_DIGESTS.has(algorithm),
  );
  return known !== undefined && equalBytes(await digest(known[0], content), known[1]);
}
