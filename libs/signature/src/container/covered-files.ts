/** Compares the files of an archive with what a manifest says of them. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { BROKEN_DIGESTS, digestWeakness, type AlgorithmsAt } from '../algorithms/weakness.js';
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
  findings: Findings,
): Promise<Covered[]> {
  const missing = references.filter(({ name }) => !archive.has(name)).map(({ name }) => name);
  const gone = missing.length === 0 ? `${references.length} named, all there` : `not there: ${some(missing)}`;
  findings.check(RULES.containerFiles, missing.length === 0, 'SIGNED_DATA_NOT_FOUND', gone);
  const covered: Covered[] = [];
  for (const { name, digestAlgorithm, digest: expected } of references) {
    const content = digestAlgorithm === undefined ? undefined : archive.content(name);
    const intact = content !== undefined && equalBytes(await digest(digestAlgorithm!, content), expected);
    covered.push({ kind: 'file', name, intact });
  }
  const compared = new Set(
    references.filter((one) => one.digestAlgorithm && archive.has(one.name)).map(({ name }) => name),
  );
  const changed = covered.flatMap(({ name, intact }) => (!intact && compared.has(name!) ? [name!] : []));
  const detail = changed.length === 0 ? 'equal those of the manifest' : `differ: ${some(changed)}`;
  findings.check(RULES.containerDigest, changed.length === 0, 'HASH_FAILURE', detail);
  return covered;
}

/** Each digest algorithm of a manifest must be known, and acceptable at the time the signature is judged at. */
export function checkAlgorithms(
  references: readonly FileReference[],
  { rules, at }: AlgorithmsAt,
  findings: Findings,
): void {
  const uris = [...new Map(references.map((one) => [one.digestUri, one.digestAlgorithm]))];
  for (const [uri, oid] of uris) {
    if (oid === undefined) {
      findings.fail(RULES.containerAlgorithm, 'CRYPTO_CONSTRAINTS_FAILURE', `not known: ${uri.slice(0, 200)}`);
      continue;
    }
    const weak = digestWeakness(oid, rules, at);
    findings.check(RULES.containerAlgorithm, weak === undefined, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', weak ?? uri);
  }
}

/** A file handed over beside the container must be among those that are signed and unchanged. */
export async function checkGiven(
  archive: Archive,
  intact: readonly string[],
  given: Content,
  findings: Findings,
): Promise<void> {
  if (given === 'none') return;
  let found = false;
  for (const name of intact) {
    const content = archive.content(name);
    found ||= content !== undefined && (await isSame(content, given));
  }
  const detail = `the file that was given is ${found ? 'one' : 'none'} of the signed files`;
  findings.check(RULES.containerGiven, found, 'HASH_FAILURE', detail);
}

async function isSame(content: Uint8Array, given: Exclude<Content, 'none'>): Promise<boolean> {
  if ('bytes' in given) return equalBytes(given.bytes, content);
  const [known] = [...given.digests].filter(([oid]) => isKnownDigest(oid) && !BROKEN_DIGESTS.has(oid));
  return known !== undefined && equalBytes(await digest(known[0], content), known[1]);
}
