/** `qujat verify`: the verdict on a signature file, offline. */
import { parseArgs } from 'node:util';
import type { Authority } from '@qujat/identity';
import { isLocale, SystemClock, type Locale, type Localized } from '@qujat/kernel';
import {
  fromAnyEncoding,
  isZip,
  looksLikeXml,
  readCrl,
  readOcspResponse,
  renderReport,
  validateStream,
  type Evidence,
  type Indication,
  type Report,
  type ReportForm,
  type Source,
} from '@qujat/signature';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { readCertificateFolder, readDer, readFile, readPieces, readPolicyFile, sizeOf } from '../files.js';
import { readTrust } from '../trust-folder.js';

const HELP = `Verifies a signature file (CMS / CAdES), the signatures of an XML document (XML-DSig / XAdES) or
a signed container (the NCA's ZIP, ASiC-E, ASiC-S), offline.

Usage: npx qujat verify SIGNATURE [OPTIONS]

  SIGNATURE          the signature: DER, PEM or base64 (.p7s, .cms, .sig), a container (.zip),
                     or an XML document with signatures in it
  --content FILE     what was signed, when the signature does not contain it
  --trust DIR        trust anchors (self-signed) and CA certificates: *.cer, *.crt, *.pem
                     (default: the development NCA's, in the product's data folder)
  --certs DIR        more certificates to build paths with; not trusted
  --crl FILE         a CRL or delta CRL; may be repeated
  --ocsp FILE        an OCSP response; may be repeated
  --policy FILE      the rules, when they are not the product's own: docs/verification-policy.md
  --at ISO-TIME      the time to judge at (default: now), e.g. 2026-11-23T12:00:00Z
  --for BIN          also say whether the signers may sign for this organisation, by their
                     certificates alone; never changes the verdict or the exit code
  --format FORMAT    text (default) or json
  --report FORM      of the text: simple (verdict, who, when, what to do) or detailed (default)
  --lang LANGUAGE    kk, ru or en

Exit code: 0 valid (TOTAL-PASSED), 1 not valid (TOTAL-FAILED), 2 not confirmed (INDETERMINATE),
64 wrong use, 65 unreadable input.

Examples:
  npx qujat verify contract.pdf.p7s --content contract.pdf
  npx qujat verify order.cms --trust ./nca --crl nca_gost_2022.crl --format json`;

const OPTIONS = {
  content: { type: 'string' },
  trust: { type: 'string' },
  certs: { type: 'string' },
  crl: { type: 'string', multiple: true, default: [] as string[] },
  ocsp: { type: 'string', multiple: true, default: [] as string[] },
  policy: { type: 'string' },
  at: { type: 'string' },
  for: { type: 'string' },
  format: { type: 'string', default: 'text' },
  report: { type: 'string', default: 'detailed' },
  lang: { type: 'string' },
} as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

/** ISO 8601 with a zone, or a day (its beginning in UTC): a time without zone would mean something else on each machine. */
function readTime(text: string | undefined): Date {
  if (text === undefined) return new SystemClock().now();
  const wellFormed = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = new Date(text);
  if (!wellFormed || Number.isNaN(time.getTime())) {
    throw new UsageError(`--at ${text}: not a time like 2026-11-23T12:00:00Z`);
  }
  return time;
}

/** The language asked for, else that of the machine, else English. */
function readLocale(text: string | undefined): Locale {
  if (text !== undefined && !isLocale(text)) throw new UsageError(`--lang ${text}: choose kk, ru or en`);
  const own = new Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  return text ?? (isLocale(own) ? own : 'en');
}

function readForm(text: string): ReportForm {
  if (text !== 'simple' && text !== 'detailed') throw new UsageError('--report is simple or detailed');
  return text;
}

type Values = ReturnType<typeof readArguments>['values'];

async function readEvidence({ certs, crl, ocsp }: Values): Promise<Evidence> {
  const folder = certs === undefined ? undefined : await readCertificateFolder(certs);
  return {
    certificates: [...(folder?.anchors ?? []), ...(folder?.others ?? [])],
    crls: await Promise.all(crl.map((file) => readDer(file, 'a CRL', readCrl))),
    ocspResponses: await Promise.all(ocsp.map((file) => readDer(file, 'a successful OCSP response', readOcspResponse))),
  };
}

async function readSignature(file: string): Promise<Uint8Array> {
  const raw = await readFile(file);
  const bytes = isZip(raw) || looksLikeXml(raw) ? raw : fromAnyEncoding(raw);
  if (!bytes) throw new UnreadableError(`${file} is not a signature: neither DER, PEM, base64 nor XML`);
  return bytes;
}

const EXIT_OF: Readonly<Record<Indication, number>> = {
  'TOTAL-PASSED': EXIT.passed,
  'TOTAL-FAILED': EXIT.failed,
  INDETERMINATE: EXIT.indeterminate,
};

/** Larger signature files have their content inside: they are never whole in memory. */
const LARGE_SIGNATURE = 1024 * 1024;

async function report(file: string, values: Values, at: Date, output: Output): Promise<Report> {
  const large = (await sizeOf(file)) > LARGE_SIGNATURE;
  const signature: Source = large ? () => readPieces(file) : [await readSignature(file)];
  const given = values.content;
  if (given !== undefined) await sizeOf(given);
  const trust = await readTrust(values.trust, output);
  const policy = values.policy === undefined ? {} : await readPolicyFile(values.policy);
  const content = given === undefined ? {} : { content: () => readPieces(given) };
  return validateStream({ signature, ...content, trust, evidence: await readEvidence(values), at, policy });
}

function readBin(text: string): string {
  if (!/^\d{12}$/.test(text))
    throw new UsageError(`--for ${text}: a BIN (or the IIN of an entrepreneur) has twelve digits`);
  return text;
}

/** May each signer sign for the organisation, by what the certificate says: powers granted on a portal are not known here. */
async function authorityOver({ signatures }: Report, bin: string): Promise<readonly (Authority | null)[]> {
  const { judgeAuthority } = await import('@qujat/identity');
  return signatures.map(({ certificate, bestSignatureTime }) =>
    certificate ? judgeAuthority({ certificate, bin, powers: [], at: new Date(bestSignatureTime) }) : null,
  );
}

const RIGHT_TO_SIGN: Localized = {
  kk: 'Ұйым атынан қол қою құқығы (қолтаңбаның жарамдылығына әсер етпейді)',
  ru: 'Право подписывать за организацию (на действительность подписи не влияет)',
  en: 'Right to sign for the organisation (does not affect the validity of the signature)',
};

function authorityLines(authority: readonly (Authority | null)[] | undefined, locale: Locale): string[] {
  if (!authority) return [];
  const lines = authority.map((one, i) => `  ${i + 1}. ${one ? `${one.may ? '✓' : '✗'} ${one.reason[locale]}` : '?'}`);
  return ['', `${RIGHT_TO_SIGN[locale]}:`, ...lines];
}

/** The command. */
export const verify: Command = {
  summary: 'verify a signature file (CMS, CAdES), offline',
  help: HELP,
  async run(args, output) {
    const { values, positionals } = readArguments(args);
    const [file, ...more] = positionals;
    if (file === undefined) throw new UsageError('name the signature file; `npx qujat verify --help` explains');
    if (more.length > 0) throw new UsageError(`one signature at a time; what is ${more.join(' ')}?`);
    if (values.format !== 'text' && values.format !== 'json') throw new UsageError('--format is text or json');
    const form = readForm(values.report);
    const locale = readLocale(values.lang);
    const found = await report(file, values, readTime(values.at), output);
    const authority = values.for === undefined ? undefined : await authorityOver(found, readBin(values.for));
    if (values.format === 'json') output.out(JSON.stringify(authority ? { ...found, authority } : found, null, 2));
    else output.out([renderReport(found, locale, form), ...authorityLines(authority, locale)].join('\n'));
    return EXIT_OF[found.indication];
  },
};
