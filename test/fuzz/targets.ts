/**
 * What is fuzzed, and what must hold for every input. A target returns what it found, so that the same input can be seen to
 * give the same answer; it throws `Broken` when a promise is broken. Anything else that comes out of it is a finding too.
 */
import { createHash } from 'node:crypto';
import {
  Asn1Error,
  coveredXml,
  equalBytes,
  freshTimestamp,
  fromAnyEncoding,
  parseCertificate,
  readAsn1,
  readCertificate,
  readCrl,
  readOcspResponse,
  readSignedData,
  requiredDigests,
  requiredEvidence,
  validate,
  validateStream,
  XmlProblem,
  type Asn1Node,
  type Content,
  type Report,
} from '@qujat/signature';
import { answerLine, type Answer } from '../../apps/cli/src/path/answer-line.js';
import { readFields, readRequest } from '../../apps/cli/src/path/request.js';
import { readP12, WrongPassword } from '../../apps/dev-ca/src/index.js';
import { Archive } from '../../libs/signature/src/container/archive.js';
import { mutateBytes, type Mutate } from './mutate-bytes.js';
import { mutateDer } from './mutate-der.js';
import { mutateText } from './mutate-text.js';
import { mutateZip } from './mutate-zip.js';
import { AT, CONTENT, evidence, OTHER, PASSWORD, seedsOf, trust, worldFile } from './world.js';

/** A promise that was broken. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** One thing to fuzz. */
export interface Target {
  readonly mutate: Mutate;
  /** Runs one input; the answer is data. */
  readonly run: (input: Uint8Array) => Promise<unknown>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const promise = (holds: boolean, what: string): void => {
  if (!holds) throw new Broken(what);
};

/** Runs what may refuse its input in the agreed way, and in no other. */
function refusable(read: () => unknown, ...errors: (new (...args: never[]) => Error)[]): unknown {
  try {
    return read();
  } catch (error) {
    if (errors.some((one) => error instanceof one)) return (error as Error).message;
    throw error;
  }
}

const judge = (signature: Uint8Array, content: Content, more: Parameters<typeof evidence>[0] = {}): Promise<Report> =>
  validate({ signature, content, trust: trust(), evidence: evidence(more), at: AT });

const signers = ['rsa', 'gost'].map((kind) => sha256(worldFile(`${kind}-signer.cer`)));

/** Who passes is one of the two who signed, and what they signed is what was signed. */
function checkSigners(report: Report): void {
  if (report.indication !== 'TOTAL-PASSED') return;
  promise(report.signatures.length > 0, 'passed without a signature');
  for (const { certificate, indication, covers } of report.signatures) {
    promise(indication === 'TOTAL-PASSED', 'passed with a signature that does not');
    promise(signers.includes(certificate?.fingerprint ?? ''), 'passed with a signer who never signed');
    promise(covers.length > 0 && covers.every(({ intact }) => intact), 'passed over what is not intact');
  }
}

async function runCms(input: Uint8Array): Promise<unknown> {
  const [report, forged] = [await judge(input, { bytes: CONTENT }), await judge(input, { bytes: OTHER })];
  checkSigners(report);
  promise(forged.indication !== 'TOTAL-PASSED', 'passed over what nobody signed');
  if (report.indication === 'TOTAL-PASSED') {
    const { content } = readSignedData(fromAnyEncoding(input)!);
    promise(content === undefined || equalBytes(content, CONTENT), 'passed with another content inside');
  }
  const wanted = await requiredEvidence(input, trust());
  return [report, forged, requiredDigests(input), wanted.length];
}

/** Walks everything, as deep as it goes. */
function walk(node: Asn1Node): number {
  return node.constructed ? node.children.reduce((sum, child) => sum + walk(child), 1) : 1;
}

const filesOf = (archive: Archive): Map<string, string> =>
  new Map(archive.names.map((name) => [name, sha256(archive.content(name)!)]));

const signedFiles = new Map<string, string>();
const signedContainers = (): Map<string, string> => {
  if (signedFiles.size === 0) {
    for (const seed of seedsOf('zip').values()) {
      if (seed[0] !== 0x50) continue;
      for (const [name, hash] of filesOf(new Archive(seed))) signedFiles.set(`${name} ${hash}`, name);
    }
  }
  return signedFiles;
};

async function runZip(input: Uint8Array): Promise<unknown> {
  const known = signedContainers();
  const report = await judge(input, 'none');
  checkSigners(report);
  if (report.indication === 'TOTAL-PASSED') {
    const files = filesOf(new Archive(input));
    const covered = new Set(report.signatures.flatMap(({ covers }) => covers.map(({ name }) => name)));
    for (const [name, hash] of files) {
      if (name.startsWith('META-INF/') || name === 'mimetype') continue;
      promise(covered.has(name), `passed with ${name}, which no signature covers`);
      promise(known.has(`${name} ${hash}`), `passed with ${name} as nobody signed it`);
    }
  }
  return [report, (await requiredEvidence(input, trust())).length];
}

/** A list or answer that makes a signature pass says, byte for byte, what its issuer signed. */
async function runRevocation(
  kind: 'crls' | 'ocspResponses',
  input: Uint8Array,
  signed: Uint8Array[],
): Promise<unknown> {
  const read = kind === 'crls' ? readCrl : readOcspResponse;
  const reports: Report[] = [];
  for (const name of ['rsa', 'gost']) {
    const signature = seedsOf('cms').get(`${name}-attached.p7s`)!;
    const report = await judge(signature, 'none', { crls: [], ocspResponses: [], [kind]: [input] });
    reports.push(report);
    if (report.indication !== 'TOTAL-PASSED') continue;
    const { tbs } = read(input);
    promise(
      signed.some((one) => equalBytes(read(one).tbs, tbs)),
      'passed by what no issuer signed',
    );
  }
  return reports;
}

const good = (target: string): Uint8Array[] =>
  [...seedsOf(target)].filter(([name]) => /good|own/.test(name)).map(([, bytes]) => bytes);

async function runTimestamp(input: Uint8Array): Promise<unknown> {
  const found: unknown[] = [];
  for (const name of ['rsa', 'gost']) {
    const result = await freshTimestamp(input, worldFile(`${name}-stamped-value.bin`), trust(), AT);
    found.push(result);
    if (!('info' in result)) continue;
    const token = readSignedData(seedsOf('timestamp').get(`${name}.tst`)!).content!;
    promise(equalBytes(readSignedData(input).content ?? new Uint8Array(), token), 'a time that no authority gave');
  }
  const signature = seedsOf('cms').get('rsa-detached.p7s')!;
  return [found, await judge(signature, { bytes: CONTENT }, { timestamps: [input] })];
}

/** What the signatures of a document cover, by hash; nothing when the document is refused. */
async function coveredBy(document: Uint8Array): Promise<string[]> {
  try {
    const covered = (await coveredXml(document)).flat();
    return covered.flatMap(({ octets }) => (octets ? [sha256(octets)] : []));
  } catch (error) {
    if (error instanceof XmlProblem) return [];
    throw error;
  }
}

let signedXml: Promise<ReadonlySet<string>> | undefined;
const xmlSeeds = (): Uint8Array[] =>
  [...seedsOf('xml')].filter(([name]) => !name.startsWith('found')).map(([, bytes]) => bytes);

async function runXml(input: Uint8Array): Promise<unknown> {
  signedXml ??= Promise.all(xmlSeeds().map(coveredBy)).then((all) => new Set(all.flat()));
  const known = await signedXml;
  const report = await judge(input, 'none');
  checkSigners(report);
  const covered = await coveredBy(input);
  if (report.indication === 'TOTAL-PASSED') {
    promise(covered.length > 0, 'passed, and nothing is shown as signed');
    promise(
      covered.every((one) => known.has(one)),
      'passed over what nobody signed',
    );
  }
  return [report, covered, (await requiredEvidence(input, trust())).length];
}

const pathCertificates = (): ReadonlySet<string> =>
  new Set(
    ['rsa', 'gost'].flatMap((kind) =>
      ['root', 'issuing', 'signer'].map((one) => sha256(worldFile(`${kind}-${one}.cer`))),
    ),
  );

/** Whose path is valid was certified, or is trusted as it stands: the fuzzer has no key to certify anybody. */
async function runPath(input: Uint8Array): Promise<unknown> {
  const answers: Answer[] = [];
  for (const line of Buffer.from(input)
    .toString('utf8')
    .split('\n')
    .filter((one) => one.trim() !== '')
    .slice(0, 8)) {
    const answer = await answerLine(line, AT);
    answers.push(answer);
    promise(JSON.parse(JSON.stringify(answer)) !== null, 'an answer that is no line of JSON');
    if (answer.result !== 'VALID') continue;
    const { leaf, trust: asked } = readRequest(readFields(line), AT);
    const anchored = asked.anchors.some((one) => equalBytes(one, leaf));
    promise(anchored || pathCertificates().has(sha256(leaf)), 'a path to whom nobody certified');
  }
  return answers;
}

/** Pieces of sizes that differ, so that every boundary is met. */
function* inPieces(input: Uint8Array): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < input.length; i++) {
    const length = 1 + ((i * 7919 + input.length) % 97);
    yield input.subarray(at, at + length);
    at += length;
  }
}

/** Read as it comes, a file has the report it has as a whole. */
async function runStream(input: Uint8Array): Promise<unknown> {
  const whole = await judge(input, { bytes: CONTENT });
  const request = { trust: trust(), evidence: evidence(), at: AT, wholeFile: 16, smallContent: 1000 };
  const streamed = await validateStream({ ...request, signature: () => inPieces(input), content: [CONTENT] });
  checkSigners(streamed);
  promise(streamed.indication === whole.indication, `${streamed.indication} as a stream, ${whole.indication} whole`);
  promise(
    streamed.subIndication === whole.subIndication,
    `${streamed.subIndication} as a stream, ${whole.subIndication} whole`,
  );
  return [whole, streamed];
}

/** All targets. */
export const TARGETS: Readonly<Record<string, Target>> = {
  asn1: {
    mutate: mutateDer,
    run: (input) =>
      Promise.resolve(
        (['DER', 'BER'] as const).map((rules) => refusable(() => walk(readAsn1(input, rules)), Asn1Error)),
      ),
  },
  certificate: {
    mutate: mutateDer,
    run: (input) =>
      Promise.resolve([
        refusable(() => parseCertificate(input), Asn1Error),
        refusable(() => readCertificate(input).key().kind, Asn1Error),
      ]),
  },
  cms: { mutate: mutateDer, run: runCms },
  crl: { mutate: mutateDer, run: (input) => runRevocation('crls', input, good('crl')) },
  ocsp: { mutate: mutateDer, run: (input) => runRevocation('ocspResponses', input, good('ocsp')) },
  p12: {
    mutate: mutateDer,
    run: (input) => Promise.resolve(refusable(() => readP12(input, PASSWORD), Asn1Error, RangeError, WrongPassword)),
  },
  pem: {
    mutate: mutateText,
    run: async (input) => [fromAnyEncoding(input), await runCms(input)],
  },
  path: { mutate: mutateText, run: runPath },
  stream: { mutate: (...given) => (given[0][0] === 0x30 ? mutateDer : mutateText)(...given), run: runStream },
  timestamp: { mutate: mutateDer, run: runTimestamp },
  xml: { mutate: mutateText, run: runXml },
  zip: { mutate: mutateZip, run: runZip },
};

/** Mutators beside a target's own, taken now and then. */
export const ANY_MUTATE: Mutate = mutateBytes;
