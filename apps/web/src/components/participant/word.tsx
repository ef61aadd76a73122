import { useQuery } from '@tanstack/react-query';
import { entryOf, type Dictionary } from '../../lib/dictionary.query';
import { useLocalized } from '../../lib/i18n';

/** What a code of a dictionary means, in the reader's language; the code itself until that is known. */
export function Word({ of, code, withCode = false }: { of: Dictionary; code: string; withCode?: boolean }) {
  const localized = useLocalized();
  const { data } = useQuery(entryOf(of, code));
  if (!data) return <>{code}</>;
  return <>{withCode ? `${code} ${localized(data.name)}` : localized(data.name)}</>;
}
