import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Loading, Page } from '../../components';
import { useT } from '../../lib/i18n';
import { tariffsQuery } from './billing.query';
import { TariffVersions } from './tariff-versions';
import { BILLING } from './texts';

const TariffForm = lazy(() => import('./tariff-form').then((module) => ({ default: module.TariffForm })));

/** Versions of the tariffs, and the next one. */
export function Component() {
  const t = useT(BILLING);
  const { data } = useQuery(tariffsQuery);
  const [isOpen, setIsOpen] = useState(false);
  const last = data?.[0];
  return (
    <Page
      title={t('deskTitle')}
      lead={t('deskLead')}
      width="wide"
      actions={!isOpen && <Button onClick={() => setIsOpen(true)}>{t('publish')}</Button>}
    >
      <Stack gap="xl">
        {isOpen && last && (
          <Suspense fallback={<Loading />}>
            <TariffForm base={last.plans} onPublished={() => setIsOpen(false)} />
          </Suspense>
        )}
        <TariffVersions />
      </Stack>
    </Page>
  );
}
