import { SegmentedControl } from '@mantine/core';
import { LOCALES, type Locale } from '@qujat/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask, type Session } from '../../lib/api';
import { chooseLocale, useLocale, useT } from '../../lib/i18n';
import { sessionQuery, useSession } from '../../lib/session';
import { SHELL } from './texts';

const SHORT: Readonly<Record<Locale, string>> = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** Changes the language of the screen; a registered user's letters follow it. */
export function useLanguageChange(): (locale: Locale) => Promise<void> {
  const session = useSession();
  const client = useQueryClient();
  return async (locale) => {
    await chooseLocale(locale);
    // What the server said in words (verdicts, reasons) is asked for again in the new language.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    if (!session?.user) return;
    await ask(api.PATCH('/api/users/me', { body: { locale } }))
      .then((user) => {
        const next: Session = { ...session, user };
        client.setQueryData(sessionQuery.queryKey, next);
      })
      .catch((cause: unknown) => console.warn('The language of letters could not be changed', cause));
  };
}

/** The three languages, each in its own words. */
export function LanguageSwitch({ fullWidth = false }: { fullWidth?: boolean }) {
  const t = useT(SHELL);
  const locale = useLocale();
  const change = useLanguageChange();
  return (
    <SegmentedControl
      size="xs"
      fullWidth={fullWidth}
      aria-label={t('language')}
      value={locale}
      onChange={(chosen) => void change(chosen)}
      data={LOCALES.map((value) => ({ value, label: <span lang={value}>{SHORT[value]}</span> }))}
    />
  );
}
