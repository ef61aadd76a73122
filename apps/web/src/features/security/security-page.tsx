import { Stack } from '@mantine/core';
import { Page } from '../../components';
import { useT } from '../../lib/i18n';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';
import { SECURITY } from './texts';

/** Sessions, password, second factor, recovery codes. */
export function Component() {
  const t = useT(SECURITY);
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack>
        <SessionsSection />
        <PasswordSection />
      </Stack>
    </Page>
  );
}
