/** `qujat raise`: to the levels T, LT and LTA. Asks the services the user or the trust folder names, and no others. */
import { SystemClock } from '@qujat/kernel';
import {
  CannotRaise,
  looksLikeXml,
  raise as raiseTo,
  raiseXml,
  readCrl,
  readOcspResponse,
  validate,
  type Content,
  type Evidence,
  type RaisedLevel,
  type RaiseServices,
  type Report,
  type Trust,
} from '@qujat/signature';
import { readOptions } from '../arguments.js';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { readCertificateFolder, readDer, readFile, readSignature, writeResult } from '../files.js';
import { namedAddress } from '../services/addresses.js';
import { collectMaterial } from '../services/material.js';
import { chooseTsa, getTimestamp } from '../services/timestamps.js';
import { readServices, readTrust } from '../trust-folder.js';

const HELP = `Raises a signature so that it can be verified when certificates have expired and services are gone.

Usage: npx qujat raise SIGNATURE --to LEVEL [OPTIONS]

  SIGNATURE        the signature: CMS / CAdES (DER, PEM or base64), or XML with XAdES signatures, of which those are
                   raised that no later one covers; the raised one goes to SIGNATURE.LEVEL beside it
  --to LEVEL       T: a timestamp over the signature; LT: also the certificates and revocation data of every path;
                   LTA: also an archive timestamp over all of it (again, to renew it)
  --content FILE   what was signed, when a CMS does not contain it (for LTA)
  --tsa URL        the timestamp authority (default: the one that DIR/trust.json names)
  --trust DIR      trust anchors and CA certificates, and trust.json with the addresses of OCSP, CRL and TSA
                   (default: the development NCA's, in the product's data folder)
  --certs DIR      more certificates to build paths with; not trusted
  --crl FILE       a CRL that is at hand; may be repeated
  --ocsp FILE      an OCSP response that is at hand; may be repeated
  --allow HOST     follow addresses in certificates to this host (HOST or HOST:PORT); may be repeated
  --allow-private  also where such a host has a private address
  --out FILE       where the raised signature goes
  --force          overwrite what is there

Only these addresses are asked: --tsa, those in trust.json, and those of allowed hosts.

Exit code: 0 raised and of that level, 2 raised, but a verifier would not find it to be of that level (says why),
64 wrong use, 65 unreadable input or a service that gives no answer.

Examples:
  npx qujat raise contract.pdf.p7s --to T --tsa http://tsp.pki.gov.kz --trust ./nca
  npx qujat raise contract.pdf.p7s --to LTA --content contract.pdf --trust ./nca`;

const OPTIONS = {
  to: { type: 'string' },
  content: { type: 'string' },
  tsa: { type: 'string' },
  trust: { type: 'string' },
  certs: { type: 'string' },
  crl: { type: 'string', multiple: true, default: [] as string[] },
  ocsp: { type: 'string', multiple: true, default: [] as string[] },
  allow: { type: 'string', multiple: true, default: [] as string[] },
  'allow-private': { type: 'boolean', default: false },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

function levelOf(text: string | undefined): RaisedLevel {
  if (text !== 'T' && text !== 'LT' && text !== 'LTA') throw new UsageError('--to is T, LT or LTA');
  return text;
}

async function givenBy({ certs, crl, ocsp }: Values): Promise<Evidence> {
  const folder = certs === undefined ? undefined : await readCertificateFolder(certs);
  return {
    certificates: [...(folder?.anchors ?? []), ...(folder?.others ?? [])],
    crls: await Promise.all(crl.map((file) => readDer(file, 'a CRL', readCrl))),
    ocspResponses: await Promise.all(ocsp.map((file) => readDer(file, 'a successful OCSP response', readOcspResponse))),
  };
}

async function servicesFor(values: Values, trust: Trust, given: Evidence, output: Output): Promise<RaiseServices> {
  const services = await readServices(values.trust);
  const named = values.tsa === undefined ? undefined : namedAddress(values.tsa, '--tsa');
  const warn = (text: string): void => output.err(`qujat: ${text}`);
  const allowed = { hosts: new Set(values.allow), private: values['allow-private'] };
  return {
    timestamp: (octets, algorithm) =>
      getTimestamp(octets, algorithm, chooseTsa(named, services?.tsa ?? [], algorithm), trust),
    material: (signature) => collectMaterial(signature, { trust, services, given, allowed, warn }),
  };
}

async function run(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('name the signature file; `npx qujat raise --help` explains');
  if (more.length > 0) throw new UsageError(`one signature at a time; what is ${more.join(' ')}?`);
  const to = levelOf(values.to);
  const signature = await readRaisable(file);
  if (looksLikeXml(signature) && values.content !== undefined)
    throw new UsageError('--content is for CMS: an XML signature has its content beside it in the document');
  const content: Content = values.content === undefined ? 'none' : { bytes: await readFile(values.content) };
  const trust = await readTrust(values.trust, output);
  const given = await givenBy(values);
  const raised = await attempt(() => servicesFor(values, trust, given, output), signature, to, content);
  const out = values.out ?? `${file}.${to}`;
  await writeResult(out, raised, values.force);
  const report = await validate({ signature: raised, content, trust, evidence: given, at: new SystemClock().now() });
  // the token was judged when it came; what a verifier will find depends on the revocation data that they have
  if (to === 'T' && untouched(report) === 0) {
    output.out(`${out}: level T`);
    return EXIT.passed;
  }
  return tell(report, to, out, output);
}

/** Signatures that got no timestamp: in XML, those that a later one covers. */
const untouched = ({ signatures }: Report): number =>
  signatures.filter(({ timestamps }) => !timestamps.some(({ kind }) => kind === 'signature')).length;

/** XML as it is; CMS in binary. */
async function readRaisable(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file);
  return looksLikeXml(bytes) ? bytes : readSignature(file);
}

async function attempt(
  services: () => Promise<RaiseServices>,
  signature: Uint8Array,
  to: RaisedLevel,
  content: Content,
): Promise<Uint8Array> {
  try {
    const asked = await services();
    return await (looksLikeXml(signature) ? raiseXml(signature, to, asked) : raiseTo(signature, to, asked, content));
  } catch (error) {
    if (error instanceof CannotRaise) throw new UnreadableError(`cannot be raised: ${error.message}`, { cause: error });
    throw error;
  }
}

const ORDER: readonly string[] = ['T', 'LT', 'LTA'];

function tell(report: Report, to: RaisedLevel, out: string, output: Output): number {
  const { signatures } = report;
  output.out(`${out}: level ${signatures.map(({ level }) => level).join(', ')}`);
  const short = signatures.filter(({ level }) => ORDER.indexOf(level) < ORDER.indexOf(to));
  if (untouched(report) > 0)
    output.err('qujat: a signature that a later one covers stays as it is: what is added would break the later one');
  for (const { timestamps, checks } of short) {
    const why = [...timestamps.flatMap((one) => one.checks ?? []), ...checks].filter((check) => !check.ok);
    for (const { id, detail } of why.slice(0, 5)) output.err(`qujat: ${id}: ${detail}`);
  }
  return short.length === 0 ? EXIT.passed : EXIT.indeterminate;
}

/** The command. */
export const raise: Command = { summary: 'raise a signature to level T, LT or LTA', help: HELP, run };
