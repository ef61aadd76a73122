/** A report as text for people. */
import type { Locale } from '@qujat/kernel';
import { ADVICE, ADVICE_PASSED } from './advice.js';
import type { Report, SignatureReport, SubIndication } from './report.js';
import { CHECKS, INDICATIONS, label, LEVELS, ROLES, SUB_INDICATIONS } from './words.js';

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

function renderSignature(signature: SignatureReport, number: number, locale: Locale): string[] {
  const { signer, certificate } = signature;
  const roles = signer.roles.map((role) => ROLES[role][locale]).join(', ');
  const [head, ...why] = verdict(signature, locale);
  return [
    `${number}. ${head}`,
    ...why.map((text) => `   ${text}`),
    line(label('signer', locale), signer.subject ?? label('unknown', locale)),
    ...(signer.iin ? [line(label('iin', locale), signer.iin)] : []),
    ...(signer.bin ? [line(label('bin', locale), signer.bin)] : []),
    ...(roles ? [line(label('roles', locale), roles)] : []),
    line(label('level', locale), LEVELS[signature.level][locale]),
    ...(signature.level === 'T' ? [line(label('bestTime', locale), signature.bestSignatureTime)] : []),
    ...(signature.claimedSigningTime ? [line(label('claimedTime', locale), signature.claimedSigningTime)] : []),
    ...(certificate ? [line(label('certificate', locale), `${certificate.serial}, ${certificate.issuer}`)] : []),
    `  ${label('checks', locale)}:`,
    ...signature.checks.map((check) => {
      const about = describeCheck(check.id, locale);
      return `    ${check.ok ? '✓' : '✗'} ${about}: ${check.detail} [${check.spec}]`;
    }),
  ];
}

const adviceOn = ({ subIndication }: Pick<Report, 'subIndication'>, locale: Locale): string =>
  (subIndication ? ADVICE[subIndication] : ADVICE_PASSED)[locale];

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
