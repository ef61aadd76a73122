import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../components';
import { DOCUMENT, TYPES } from '../../components/document';
import { formatDate, showSum } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './powers.module.css';
import { ownPowersQuery } from './powers.query';
import { POWERS } from './texts';
import { ACTS } from './words';

const SOURCES = { certificate: 'fromCertificate', role: 'fromRole', attorney: 'fromAttorney' } as const;

/** What the reader may do, how far, and what it rests on (E-5.12). */
export function OwnPowers() {
  const t = useT(POWERS);
  const words = useT(DOCUMENT);
  const { data, error, refetch } = useQuery(ownPowersQuery);
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Text c="dimmed">{t('mineNone')}</Text>;
  return (
    <ul className={classes.list}>
      {data.map((power, i) => {
        const limits = [
          power.documentType && words(TYPES[power.documentType]),
          power.limit !== null && t('upTo', { sum: `${showSum(power.limit)}\u00a0₸` }),
          power.department?.name,
        ].filter(Boolean);
        return (
          <li key={i}>
            <div className={classes.row}>
              <span>
                <strong>{t(ACTS[power.act])}</strong>
                {limits.length > 0 && `: ${limits.join(', ')}`}
              </span>
              <span className={classes.quiet}>
                {t(SOURCES[power.source], { name: power.sourceName })}
                {power.until && `, ${t('until', { date: formatDate(power.until) })}`}
              </span>
            </div>
            {power.barred && <span className={classes.quiet}>{t('barred')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
