/** A report as text for people. */
import type { Locale } from '@qujat/kernel';
import { ADVICE, ADVICE_PASSED } from './advice.js';
import type { Check, Report, SignatureReport, SubIndication } from './report.js';
import { COVERED, label, STATUSES } from './labels.js';
import { CHECKS, INDICATIONS, LEVELS, ROLES, SUB_INDICATIONS } from './words.js';

/** What a sub-indication means, in plain words. */
export const explain = (sub: SubIndication, locale: Locale): string => SUB_INDICATIONS[sub][locale];

/** What a check is about, in plain words; its identifier when there are none. */
export const describeCheck = (id: string, locale: Locale): string => CHECKS[id]?.[locale] ?? id;

const line = (name: string, value: string): string => `  ${name}: ${value}`;

function verdict(
  { indication, subIndication }: Pick<Report, 'indication' | 'subIndication'>,
  locale: Locale,
): string[] {
  const code = subIndication ? `${indication} / ${subIndication}` : indication;
  const head = `${INDICATIONS[indication][locale]} (${code})`;
  return subIndication ? [head, explain(subIndication, locale)] : [head];
}

const adviceOn = ({ subIndication }: Pick<Report, 'subIndication'>, locale: Locale): string =>
  (subIndication ? ADVICE[subIndication] : ADVICE_PASSED)[locale];

/** What the certificate says; who, IIN, BIN and role are told of the signer. */
function certificateLines(certificate: SignatureReport['certificate'], locale: Locale): string[] {
  if (!certificate) return [];
  const { serial, issuer, notBefore, notAfter, keyUsage, extendedKeyUsage, policies, algorithm } = certificate;
  return [
    line(label('certificate', locale), `${serial}, ${issuer}`),
    line(label('validity', locale), `${notBefore} – ${notAfter}`),
    line(label('algorithm', locale), algorithm),
    line(label('keyUsage', locale), [...keyUsage, ...extendedKeyUsage].join(', ')),
    ...(policies.length > 0 ? [line(label('policies', locale), policies.join(', '))] : []),
  ];
}

function checkLine({ id, ok, detail, spec }: Check, locale: Locale): string {
  return `    ${ok ? '✓' : '✗'} ${describeCheck(id, locale)}: ${detail} [${spec}]`;
}

/** By building block where the report has them, each with its clause. */
function checkLines({ checks, blocks }: SignatureReport, locale: Locale): string[] {
  const head = `  ${label('checks', locale)}:`;
  if (!blocks?.length) return [head, ...checks.map((check) => checkLine(check, locale))];
  return [
    head,
    ...blocks.flatMap((block) => [`   ${block.spec}`, ...block.checks.map((check) => checkLine(check, locale))]),
  ];
}

function timeLines({ timestamps, proofs = [], revocation = [] }: SignatureReport, locale: Locale): string[] {
  return [
    ...timestamps.map(({ time, tsa, valid, policy }) =>
      line(label('timestamp', locale), `${valid ? '✓' : '✗'} ${time}, ${tsa ?? label('unknown', locale)}, ${policy}`),
    ),
    ...proofs.map(({ what, about, since }) =>
      line(label('proof', locale), `${[what, about].filter(Boolean).join(' ')}, ${since}`),
    ),
    ...revocation.map(({ subject, status, source, revokedAt, reason }) =>
      line(
        label('status', locale),
        [subject, STATUSES[status][locale], source, revokedAt, reason].filter(Boolean).join(', '),
      ),
    ),
  ];
}

const coverLines = ({ covers }: SignatureReport, locale: Locale): string[] =>
  covers.map(({ kind, name, intact }) =>
    line(label('covers', locale), `${intact ? '✓' : '✗'} ${[COVERED[kind][locale], name].filter(Boolean).join(' ')}`),
  );

function renderSignature(signature: SignatureReport, number: number, locale: Locale): string[] {
  const { signer, certificate, counterSignatures = [] } = signature;
  const roles = signer.roles.map((role) => ROLES[role][locale]).join(', ');
  const [head, ...why] = verdict(signature, locale);
  const isProven = signature.timestamps.some(({ valid }) => valid);
  return [
    `${number}. ${head}`,
    ...why.map((text) => `   ${text}`),
    line(label('advice', locale), adviceOn(signature, locale)),
    line(label('signer', locale), signer.subject ?? label('unknown', locale)),
    ...(signer.iin ? [line(label('iin', locale), signer.iin)] : []),
    ...(signer.bin ? [line(label('bin', locale), signer.bin)] : []),
    ...(roles ? [line(label('roles', locale), roles)] : []),
    line(label('level', locale), LEVELS[signature.level][locale]),
    ...coverLines(signature, locale),
    ...(isProven ? [line(label('bestTime', locale), signature.bestSignatureTime)] : []),
    ...(signature.claimedSigningTime ? [line(label('claimedTime', locale), signature.claimedSigningTime)] : []),
    ...certificateLines(certificate, locale),
    ...timeLines(signature, locale),
    ...checkLines(signature, locale),
    ...counterSignatures.flatMap((counter, i) => [
      `  ${label('counterSignature', locale)}:`,
      ...renderSignature(counter, i + 1, locale).map((text) => `    ${text}`),
    ]),
  ];
}

function simpleSignature(signature: SignatureReport, number: number, locale: Locale): string[] {
  const { signer, timestamps, bestSignatureTime, claimedSigningTime } = signature;
  const [head, ...why] = verdict(signature, locale);
  const proven = timestamps.some(({ valid }) => valid);
  return [
    `${number}. ${head}`,
    ...why.map((text) => `   ${text}`),
    line(label('signer', locale), signer.subject ?? label('unknown', locale)),
    ...(signer.iin ? [line(label('iin', locale), signer.iin)] : []),
    ...(signer.bin ? [line(label('bin', locale), signer.bin)] : []),
    ...(proven ? [line(label('bestTime', locale), bestSignatureTime)] : []),
    ...(!proven && claimedSigningTime ? [line(label('claimedTime', locale), claimedSigningTime)] : []),
    line(label('advice', locale), adviceOn(signature, locale)),
  ];
}

function renderSimple(report: Report, locale: Locale): string {
  const head = [
    ...verdict(report, locale),
    ...(report.failure ? [report.failure] : []),
    `${label('validatedAt', locale)}: ${report.validatedAt}`,
  ];
  if (report.signatures.length === 0)
    return [...head, `${label('advice', locale)}: ${adviceOn(report, locale)}`].join('\n');
  const signatures = report.signatures.flatMap((one, i) => ['', ...simpleSignature(one, i + 1, locale)]);
  return [...head, ...signatures].join('\n');
}

/** `simple`: verdict, who, when, what to do. `detailed`: everything that was found. */
export type ReportForm = 'simple' | 'detailed';

/** A report as text. */
export function renderReport(report: Report, locale: Locale, form: ReportForm = 'detailed'): string {
  return form === 'simple' ? renderSimple(report, locale) : renderDetailed(report, locale);
}

function renderDetailed(report: Report, locale: Locale): string {
  const lines = [
    ...verdict(report, locale),
    ...(report.failure ? [report.failure] : []),
    `${label('validatedAt', locale)}: ${report.validatedAt}`,
    ...report.signatures.flatMap((signature, i) => ['', ...renderSignature(signature, i + 1, locale)]),
  ];
  if (report.evidenceUsed.length === 0) return lines.join('\n');
  const evidence = report.evidenceUsed.map((one) => `  ${one.kind} ${one.time} ${one.about} sha256:${one.sha256}`);
  return [...lines, '', `${label('evidence', locale)}:`, ...evidence].join('\n');
}
