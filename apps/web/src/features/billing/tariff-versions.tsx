import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@qujat/api-client';
import { Loading, ProblemAlert } from '../../components';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { tariffsQuery } from './billing.query';
import classes from './billing.module.css';
import { PlanCard } from './plan-card';
import { BILLING } from './texts';

type Tariff = Schemas['Tariff'];

function Version({ tariff, current }: { tariff: Tariff; current: Tariff | undefined }) {
  const t = useT(BILLING);
  const at = formatDate(tariff.effectiveFrom);
  const isFuture = current !== undefined && tariff.version > current.version;
  const standing = tariff.isCurrent ? 'inForce' : isFuture ? 'future' : 'past';
  return (
    <Stack gap="sm">
      <Text c="dimmed" size="sm">
        {t(standing, { at })}. {t('vat', { percent: tariff.vatPoints / 100 })}.
      </Text>
      <div className={classes.plans}>
        {tariff.plans.map((plan) => (
          <PlanCard key={plan.code} plan={plan} />
        ))}
      </div>
    </Stack>
  );
}

/** The version in force, and every other at a touch. */
export function TariffVersions() {
  const t = useT(BILLING);
  const { data, error, refetch } = useQuery(tariffsQuery);
  const [chosen, setChosen] = useState<string>();
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const current = data.find(({ isCurrent }) => isCurrent);
  const shown = data.find(({ id }) => id === chosen) ?? current ?? data[0];
  return (
    <Stack>
      {data.length > 1 && (
        <SegmentedControl
          aria-label={t('versions')}
          data={data.map(({ id, version }) => ({ value: id, label: t('version', { number: version }) }))}
          value={shown?.id ?? ''}
          onChange={setChosen}
          style={{ alignSelf: 'flex-start' }}
        />
      )}
      {shown && <Version tariff={shown} current={current} />}
    </Stack>
  );
}
