import { Text, Title } from '@mantine/core';
import type { Schemas } from '@qujat/api-client';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './billing.module.css';
import { BILLING } from './texts';

const DAY_MS = 86_400_000;

/** Every day from the first of the month before to the last that has a place on the chart. */
function everyDay(from: string, until: string): string[] {
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  return Array.from({ length: days }, (_, i) => new Date(Date.parse(from) + i * DAY_MS).toISOString().slice(0, 10));
}

/** What was sent day by day: as bars, and in words for who does not see them. */
export function UseChart({ days, renewsOn }: { days: readonly Schemas['UseOfDay'][]; renewsOn: string }) {
  const t = useT(BILLING);
  const until = new Date(`${renewsOn}T00:00:00Z`);
  const from = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() - 2, 1)).toISOString().slice(0, 10);
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const highest = Math.max(1, ...counts.values());
  const all = everyDay(from, renewsOn);
  const told = days.map(({ day, count }) => t('chartDay', { day: formatDate(day), count })).join('; ');
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('chart')}
      </Title>
      {days.length === 0 ? (
        <Text c="dimmed">{t('chartEmpty')}</Text>
      ) : (
        <>
          <div className={classes.chart} role="img" aria-label={`${t('chart')}: ${told}`}>
            {all.map((day) => {
              const count = counts.get(day) ?? 0;
              const title = t('chartDay', { day: formatDate(day), count });
              const height = `${Math.max(1, (count / highest) * 100)}%`;
              return (
                <div key={day} className={classes.bar} data-empty={count === 0} title={title} style={{ height }} />
              );
            })}
          </div>
          <div className={classes.axis} aria-hidden>
            <span>{formatDate(all[0] ?? from)}</span>
            <span>{formatDate(all.at(-1) ?? renewsOn)}</span>
          </div>
        </>
      )}
    </section>
  );
}
