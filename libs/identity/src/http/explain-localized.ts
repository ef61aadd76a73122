import type { Localized } from '@qujat/kernel';
import { explain, type Report } from '@qujat/signature';

/** Why a signature was not accepted, in every language. */
export function explainLocalized(report: Report): Localized {
  const why = report.signatures[0]?.subIndication ?? report.subIndication ?? 'SIG_CONSTRAINTS_FAILURE';
  return { kk: explain(why, 'kk'), ru: explain(why, 'ru'), en: explain(why, 'en') };
}
