import type { Localized } from '@qujat/kernel';
import { describeCheck, type Report } from '@qujat/signature';

/** What each check of a report is about, in words: the report itself knows only identifiers. */
export function checkNames(report: Pick<Report, 'signatures'>): Record<string, Localized> {
  const ids = new Set(report.signatures.flatMap(({ checks }) => checks.map(({ id }) => id)));
  const named = (id: string): Localized => ({
    kk: describeCheck(id, 'kk'),
    ru: describeCheck(id, 'ru'),
    en: describeCheck(id, 'en'),
  });
  return Object.fromEntries([...ids].map((id) => [id, named(id)]));
}
