/** The verdict on a container: its signatures, each with the files it covers. */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import type { Covered, SignatureReport } from '../report/report.js';
import { Findings, indicationOf } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Content } from '../validation/types.js';
import { refused, verdictOn, weakest, type Verdict } from '../validation/verdict.js';
import { Archive } from './archive.js';
import { checkAlgorithms, checkFiles, checkGiven, some } from './covered-files.js';
import { layoutOf, strangers, type Layout, type SignedManifest } from './layout.js';
import { ManifestError } from './xml-tree.js';
import { ZipError } from './zip/limits.js';

/** Who judges what lies in a container. */
export interface Judges {
  /** A CMS over a content. */
  readonly cms: (signature: Uint8Array, content: Content) => Promise<Verdict>;
  /** XML signatures whose references name files. */
  readonly xml: (document: Uint8Array, files: ReadonlyMap<string, Uint8Array>) => Promise<Verdict>;
  readonly algorithmsAt: (time: Date) => AlgorithmsAt;
}

/** A signature file that is not there, or cannot be read: nothing else in the container is believed then. */
class Refusal extends Error {
  constructor(readonly verdict: Verdict) {
    super(verdict.failure ?? '');
  }
}

/** Judges every signature of a container. What is malformed or ambiguous is refused as a whole. */
export async function judgeContainer(bytes: Uint8Array, given: Content, judges: Judges): Promise<Verdict> {
  try {
    const archive = new Archive(bytes);
    const layout = layoutOf(archive);
    if (!layout) return refused('NO_SIGNATURE_FOUND', 'a ZIP archive without signatures');
    return await judgeLayout(archive, layout, given, judges);
  } catch (error) {
    if (error instanceof Refusal) return error.verdict;
    if (error instanceof ZipError) return refused('FORMAT_FAILURE', `ZIP: ${error.message}`);
    if (error instanceof ManifestError) return refused('FORMAT_FAILURE', `manifest: ${error.message}`);
    throw error;
  }
}

async function judgeLayout(archive: Archive, layout: Layout, given: Content, judges: Judges): Promise<Verdict> {
  const signatures: SignatureReport[] = [];
  for (const one of layout.manifests) signatures.push(...(await judgeManifest(archive, one, judges)));
  for (const name of layout.plain) signatures.push(...(await judgePlain(archive, name, layout.files[0]!, judges)));
  for (const name of layout.xml) {
    const document = contentOf(archive, name);
    signatures.push(...signaturesOf(name, await judges.xml(document, new ArchiveFiles(archive))));
  }
  const files = signatures.flatMap(({ covers }) => covers.filter(({ kind }) => kind === 'file'));
  const findings = new Findings();
  const unsigned = strangers(archive, layout, new Set(files.map(({ name }) => name!)));
  const detail = unsigned.length === 0 ? 'none' : `signed by nobody: ${some(unsigned)}`;
  findings.check(RULES.containerUnsigned, unsigned.length === 0, 'SIG_CONSTRAINTS_FAILURE', detail);
  if (layout.notJudged.length > 0) findings.remark(RULES.containerLongTerm, `not judged: ${some(layout.notJudged)}`);
  const intact = new Set(files.filter((file) => file.intact).map(({ name }) => name!));
  await checkGiven(archive, [...intact], given, findings);
  return verdictOn(signatures.map((one) => withFindings(one, findings)));
}

function contentOf(archive: Archive, name: string): Uint8Array {
  const content = archive.content(name);
  if (!content) throw new Refusal(refused('FORMAT_FAILURE', `the signature file ${JSON.stringify(name)} is not there`));
  return content;
}

function signaturesOf(name: string, verdict: Verdict): readonly SignatureReport[] {
  if (verdict.failure === null) return verdict.signatures;
  throw new Refusal({ ...verdict, failure: `${name}: ${verdict.failure}` });
}

/** Every signature is over the exact bytes of the manifest, the manifest over the files. */
async function judgeManifest(
  archive: Archive,
  { bytes, manifest }: SignedManifest,
  judges: Judges,
): Promise<SignatureReport[]> {
  const findings = new Findings();
  const covered = await checkFiles(archive, manifest.files, findings);
  const signatures: SignatureReport[] = [];
  for (const name of manifest.signatures) {
    const verdict = await judges.cms(contentOf(archive, name), { bytes });
    for (const one of signaturesOf(name, verdict)) {
      const algorithms = new Findings();
      checkAlgorithms(manifest.files, judges.algorithmsAt(new Date(one.bestSignatureTime)), algorithms);
      signatures.push(withFindings(withFindings(over(one, covered), findings), algorithms));
    }
  }
  return signatures;
}

/** EN 319 162-1 4.3: the signature is over the file itself. */
async function judgePlain(archive: Archive, name: string, file: string, judges: Judges): Promise<SignatureReport[]> {
  const verdict = await judges.cms(contentOf(archive, name), { bytes: contentOf(archive, file) });
  return signaturesOf(name, verdict).map((one) => over(one, [{ kind: 'file', name: file, intact: true }]));
}

/** What is signed is what the report shows: the files, each intact when the signed bytes (`covers` so far) are too. */
function over(one: SignatureReport, files: readonly Covered[]): SignatureReport {
  const signed = one.covers.length > 0 && one.covers.every(({ intact }) => intact);
  return { ...one, covers: files.map((file) => ({ ...file, intact: file.intact && signed })) };
}

function withFindings(one: SignatureReport, findings: Findings): SignatureReport {
  const subIndication = weakest([one.subIndication, findings.subIndication]);
  return {
    ...one,
    indication: indicationOf(subIndication),
    subIndication,
    checks: [...one.checks, ...findings.checks],
  };
}

/** The files of an archive, each inflated when it is asked for. */
class ArchiveFiles extends Map<string, Uint8Array> {
  constructor(private readonly archive: Archive) {
    super();
  }

  override get(name: string): Uint8Array | undefined {
    return this.archive.content(name);
  }

  override has(name: string): boolean {
    return this.archive.has(name);
  }
}
