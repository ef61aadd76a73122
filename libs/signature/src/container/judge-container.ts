/** The verdict on a container: its signatures, each with the files it covers. */
import type { Covered, SignatureReport } from '../report/report.js';
import { Findings, indicationOf } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Content } from '../validation/types.js';
import { refused, verdictOn, weakest, type Verdict } from '../validation/verdict.js';
import { Archive } from './archive.js';
import { checkFiles, some } from './covered-files.js';
import { NCA_MANIFEST, readNcaManifest } from './nca/nca-manifest.js';
import { ManifestError } from './xml-tree.js';
import { ZipError } from './zip/limits.js';

/** Judges a CMS over a content. */
export type JudgeCms = (signature: Uint8Array, content: Content) => Promise<Verdict>;

/** Judges every signature of a container. What is malformed or ambiguous is refused as a whole. */
export async function judgeContainer(bytes: Uint8Array, given: Content, judge: JudgeCms): Promise<Verdict> {
  try {
    const archive = new Archive(bytes);
    if (archive.has(NCA_MANIFEST)) return await judgeNca(archive, given, judge);
    return refused('NO_SIGNATURE_FOUND', `a ZIP archive without ${NCA_MANIFEST}`);
  } catch (error) {
    if (error instanceof ZipError) return refused('FORMAT_FAILURE', `ZIP: ${error.message}`);
    if (error instanceof ManifestError) return refused('FORMAT_FAILURE', `manifest: ${error.message}`);
    throw error;
  }
}

/** The NCA's signed ZIP: every signature is over the exact bytes of the manifest, the manifest over the files. */
async function judgeNca(archive: Archive, given: Content, judge: JudgeCms): Promise<Verdict> {
  const manifestBytes = archive.content(NCA_MANIFEST)!;
  const manifest = readNcaManifest(manifestBytes);
  const findings = new Findings();
  const covered = await checkFiles(archive, manifest.files, given, findings);
  const named = new Set([NCA_MANIFEST, ...manifest.signatures, ...manifest.files.map(({ name }) => name)]);
  const unsigned = archive.names.filter((name) => !named.has(name));
  const detail = unsigned.length === 0 ? 'none' : `signed by nobody: ${some(unsigned)}`;
  findings.check(RULES.containerUnsigned, unsigned.length === 0, 'SIG_CONSTRAINTS_FAILURE', detail);
  const signatures: SignatureReport[] = [];
  for (const name of manifest.signatures) {
    const cms = archive.content(name);
    if (!cms) return refused('FORMAT_FAILURE', `the signature file ${JSON.stringify(name)} is not there`);
    const verdict = await judge(cms, { bytes: manifestBytes });
    if (verdict.failure !== null) return { ...verdict, failure: `${name}: ${verdict.failure}` };
    signatures.push(...verdict.signatures.map((one) => withFiles(one, covered, findings)));
  }
  return verdictOn(signatures);
}

/** A signature over a manifest is one over the files that the manifest names. */
function withFiles(one: SignatureReport, files: readonly Covered[], findings: Findings): SignatureReport {
  const manifestIntact = one.covers.every(({ intact }) => intact);
  const subIndication = weakest([one.subIndication, findings.subIndication]);
  return {
    ...one,
    covers: files.map((file) => ({ ...file, intact: file.intact && manifestIntact })),
    indication: indicationOf(subIndication),
    subIndication,
    checks: [...one.checks, ...findings.checks],
  };
}
