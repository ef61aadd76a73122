import { Button, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Loading, Page, ProblemAlert } from '../../components';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { associationsQuery, useBegin } from './associations.query';
import classes from './associations.module.css';
import { ConsentCard } from './consent-card';
import { LedCard } from './led-card';
import { ASSOCIATIONS } from './texts';

function Begin() {
  const t = useT(ASSOCIATIONS);
  const session = useSignedIn();
  const { begin, isPending, error } = useBegin();
  const own = session.organisations.find(({ current }) => current);
  if (own && !own.byCertificate) return <Text size="sm">{t('beginKey')}</Text>;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm" c="dimmed">
        {t('beginText')}
      </Text>
      {error && <ProblemAlert cause={error} />}
      <Button leftSection={<IconPlus size={17} aria-hidden />} loading={isPending} onClick={begin}>
        {t('begin')}
      </Button>
    </Stack>
  );
}

/** Temporary associations of the organisation: those it leads, and those it is asked to take part in (E-5.1). */
export function Component() {
  const t = useT(ASSOCIATIONS);
  const { participant } = useSignedIn();
  const { data, error, isPending, refetch } = useQuery(associationsQuery);
  const leads = participant?.kind !== 'temporary-association' && participant?.kind !== 'individual';
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="xl">
          <section aria-labelledby="asked">
            <Title order={2} id="asked" mb="sm">
              {t('asked')}
            </Title>
            {data.consents.length === 0 && <Text size="sm">{t('askedNone')}</Text>}
            <ul className={classes.list}>
              {data.consents.map((consent) => (
                <ConsentCard key={consent.id} consent={consent} />
              ))}
            </ul>
          </section>
          {leads && (
            <section aria-labelledby="led">
              <Title order={2} id="led" mb="sm">
                {t('led')}
              </Title>
              <Stack>
                {data.led.length === 0 && <Text size="sm">{t('ledNone')}</Text>}
                <ul className={classes.list}>
                  {data.led.map((association) => (
                    <LedCard key={association.id} association={association} />
                  ))}
                </ul>
                <Begin />
              </Stack>
            </section>
          )}
        </Stack>
      )}
    </Page>
  );
}
