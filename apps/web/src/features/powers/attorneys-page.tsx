import { Anchor, Button } from '@mantine/core';
import {
  type Icon,
  IconBan,
  IconCheck,
  IconClock,
  IconFileCertificate,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { EmptyState, Loading, Page, ProblemAlert, StatusChip, type Tone } from '../../components';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import classes from './powers.module.css';
import { attorneysQuery } from './powers.query';
import { POWERS } from './texts';
import { type Attorney, ATTORNEY_STATES } from './words';

const LOOKS: Readonly<Record<Attorney['state'], { tone: Tone; icon: Icon }>> = {
  prepared: { tone: 'attention', icon: IconPencil },
  'not-yet': { tone: 'neutral', icon: IconClock },
  'in-force': { tone: 'good', icon: IconCheck },
  expired: { tone: 'neutral', icon: IconClock },
  revoked: { tone: 'bad', icon: IconBan },
  discarded: { tone: 'neutral', icon: IconTrash },
};

/** The state as an icon, a word and a colour. */
export function AttorneyState({ state }: Pick<Attorney, 'state'>) {
  const t = useT(POWERS);
  return <StatusChip {...LOOKS[state]}>{t(ATTORNEY_STATES[state])}</StatusChip>;
}

/** Powers of attorney: all for administrators, for others those they issued or hold. */
export function Component() {
  const t = useT(POWERS);
  const { data, error, refetch } = useQuery(attorneysQuery);
  const administers = useRight('participant.administer');
  return (
    <Page
      title={t('attorneysTitle')}
      lead={t('attorneysLead')}
      back={administers ? { to: '/members', label: t('membersTitle') } : { to: '/profile', label: t('mine') }}
      actions={
        <Button component={Link} to="/powers-of-attorney/new">
          {t('newAttorney')}
        </Button>
      }
      width="text"
    >
      <div className={classes.panel}>
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && (
          <EmptyState icon={IconFileCertificate} title={t('noAttorneys')}>
            {t('noAttorneysText')}
          </EmptyState>
        )}
        <ul className={classes.list}>
          {data?.map((one) => (
            <li key={one.id}>
              <div className={classes.row}>
                <Anchor component={Link} to={`/powers-of-attorney/${one.id}`} fw={550}>
                  {one.number}
                </Anchor>
                <AttorneyState state={one.state} />
              </div>
              <div>{one.holder}</div>
              <div className={classes.quiet}>
                {t('termDays', { from: formatDate(one.validFrom), to: formatDate(one.validTo) })}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
