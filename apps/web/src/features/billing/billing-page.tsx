import { Anchor, Progress, Stack, Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { EmptyState, Fact, Facts, Loading, Page, ProblemAlert } from '../../components';
import { formatDate, formatSize } from '../../lib/format';
import { useLocale, useLocalized, useT } from '../../lib/i18n';
import { accountQuery } from './billing.query';
import { OwnInvoices } from './own-invoices';
import classes from './billing.module.css';
import { BILLING } from './texts';
import { UseChart } from './use-chart';

type Account = Schemas['BillingAccount'];

function Left({ used, limit, left, renewsOn }: Account['quota']) {
  const t = useT(BILLING);
  if (limit === null || left === null) return null;
  return (
    <>
      <Progress value={(used / limit) * 100} color={left === 0 ? 'red' : undefined} aria-label={t('sent')} mt={6} />
      <Text size="sm" c={left === 0 ? 'red' : 'dimmed'}>
        {t('left', { count: left, at: formatDate(renewsOn) })}
      </Text>
    </>
  );
}

/** The plan and what is left of it. */
function PlanOfOurs({ account }: { account: Account }) {
  const t = useT(BILLING);
  const localized = useLocalized();
  const locale = useLocale();
  const { plan, since, trialUntil, quota, storedBytes, discountPoints } = account;
  if (!plan)
    return (
      <EmptyState icon={IconReceipt} title={t('noContract')}>
        {t('noContractText')}
      </EmptyState>
    );
  const { used, limit } = quota;
  return (
    <section className={classes.card}>
      <Title order={2} size="h3" mb="sm">
        {t('plan')}: {localized(plan.name)}
      </Title>
      <Facts>
        <Fact label={t('since')}>{since && formatDate(since)}</Fact>
        {trialUntil && <Fact label={t('trialUntil')}>{formatDate(trialUntil)}</Fact>}
        {discountPoints > 0 && <Fact label={t('ownDiscount')}>{discountPoints / 100} %</Fact>}
        <Fact label={t('sent')}>
          {limit === null ? used : t('sentOf', { used, limit })}
          <Left {...quota} />
        </Fact>
        <Fact label={t('stored')}>{formatSize(storedBytes, locale)}</Fact>
      </Facts>
      <Anchor component={Link} to="/tariffs" size="sm" underline="always">
        {t('seeTariffs')}
      </Anchor>
    </section>
  );
}

/** A participant's billing (E-6.5, E-11). */
export function Component() {
  const t = useT(BILLING);
  const { data, error, refetch } = useQuery(accountQuery);
  return (
    <Page title={t('billingTitle')} lead={t('billingLead')} width="wide">
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <Stack gap="xl">
          <PlanOfOurs account={data} />
          <UseChart days={data.days} renewsOn={data.quota.renewsOn} />
          <OwnInvoices />
        </Stack>
      )}
    </Page>
  );
}
