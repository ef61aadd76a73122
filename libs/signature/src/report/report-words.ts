/** The words that belong to a report, in all languages: what a screen shows beside the data. */
import { LOCALES, type Locale, type Localized } from '@qujat/kernel';
import { ADVICE, ADVICE_PASSED } from './advice.js';
import { renderReport } from './render.js';
import type { Indication, Level, Report, Role, SignatureReport, SubIndication } from './report.js';
import { CHECKS, INDICATIONS, LEVELS, ROLES, SUB_INDICATIONS } from './words.js';

/** A verdict in words. */
export interface VerdictWords {
  /** The verdict in two or three words. */
  readonly verdict: Localized;
  /** Why; null when the signature is valid. */
  readonly explanation: Localized | null;
  /** What one can do. */
  readonly advice: Localized;
}

/** Everything about a report that has to be said in words. */
export interface ReportWords extends VerdictWords {
  /** In the order of the report's signatures. */
  readonly signatures: readonly VerdictWords[];
  /** What each check is about, by its identifier. */
  readonly checks: Readonly<Record<string, Localized>>;
  /** By the codes that occur in the report. */
  readonly roles: Readonly<Record<string, Localized>>;
  readonly levels: Readonly<Record<string, Localized>>;
  /** The whole report as text. */
  readonly simple: Localized;
  readonly detailed: Localized;
}

interface Judged {
  readonly indication: Indication;
  readonly subIndication: SubIndication | null;
}

/** What one can do about a verdict. */
export const advise = ({ subIndication }: Pick<Judged, 'subIndication'>, locale: Locale): string =>
  (subIndication ? ADVICE[subIndication] : ADVICE_PASSED)[locale];

const verdictWords = ({ indication, subIndication }: Judged): VerdictWords => ({
  verdict: INDICATIONS[indication],
  explanation: subIndication && SUB_INDICATIONS[subIndication],
  advice: subIndication ? ADVICE[subIndication] : ADVICE_PASSED,
});

const inAll = (text: (locale: Locale) => string): Localized =>
  Object.fromEntries(LOCALES.map((locale) => [locale, text(locale)])) as Record<Locale, string>;

/** A signature with those over it. */
const withCounters = (one: SignatureReport): SignatureReport[] => [
  one,
  ...(one.counterSignatures ?? []).flatMap(withCounters),
];

const among = <K extends string>(codes: Iterable<K>, words: Readonly<Record<string, Localized>>) =>
  Object.fromEntries(
    [...new Set(codes)].flatMap((code): [string, Localized][] => {
      const known = words[code];
      return known ? [[code, known]] : [];
    }),
  );

/** The words of a report. */
export function reportWords(report: Report): ReportWords {
  const all = report.signatures.flatMap(withCounters);
  const checks = all.flatMap((one) => [
    ...one.checks,
    ...(one.blocks ?? []).flatMap((block) => block.checks),
    ...one.timestamps.flatMap((stamp) => stamp.checks ?? []),
  ]);
  const roles = all.flatMap((one): Role[] => [...one.signer.roles, ...(one.certificate?.roles ?? [])]);
  const levels = all.map(({ level }): Level => level);
  return {
    ...verdictWords(report),
    signatures: report.signatures.map(verdictWords),
    checks: among(
      checks.map(({ id }) => id),
      CHECKS,
    ),
    roles: among(roles, ROLES),
    levels: among(levels, LEVELS),
    simple: inAll((locale) => renderReport(report, locale, 'simple')),
    detailed: inAll((locale) => renderReport(report, locale, 'detailed')),
  };
}
