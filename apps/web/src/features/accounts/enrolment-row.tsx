import { Button, Group } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { ProblemAlert, StatusChip, useConfirm } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate, formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from '../powers/powers.module.css';
import { type Enrolment, useRefresh } from './accounts.query';
import { ACCOUNTS } from './texts';

function useActs({ id }: Enrolment) {
  const t = useT(ACCOUNTS);
  const refresh = useRefresh();
  const at = { params: { path: { id } } };
  const again = useMutation({
    mutationFn: () => ask(api.POST('/api/members/accounts/{id}/letter', at)),
    onSuccess: () => notifications.show({ message: t('sentAgain'), color: 'teal' }),
  });
  const withdraw = useMutation({
    mutationFn: () => ask(api.DELETE('/api/members/accounts/{id}', at)),
    onSuccess: () => notifications.show({ message: t('withdrawn'), color: 'teal' }),
    onSettled: refresh,
  });
  return { again, withdraw };
}

/** One that waits: who, how, until when; the letter again, or back. */
export function EnrolmentRow({ enrolment }: { enrolment: Enrolment }) {
  const t = useT(ACCOUNTS);
  const confirm = useConfirm();
  const { again, withdraw } = useActs(enrolment);
  const { name, way, email, login, role, replaces, by, createdAt, expiresAt, expired } = enrolment;
  const about = [
    way === 'link' ? t('byLink', { email: email ?? '' }) : t('byHand', { login: login ?? '' }),
    role && t('withRole', { role }),
    replaces && t('replaces'),
  ];
  const takeBack = async () => {
    const question = { title: t('withdrawTitle', { name }), text: t('withdrawText'), yes: t('withdraw'), danger: true };
    if (await confirm(question)) withdraw.mutate();
  };
  const problem = again.error ?? withdraw.error;
  return (
    <li>
      <div className={classes.row}>
        <strong>{name}</strong>
        {expired ? (
          <StatusChip tone="bad" icon={IconClockOff}>
            {t('expired')}
          </StatusChip>
        ) : (
          <span className={classes.quiet}>{t('until', { date: formatDate(expiresAt) })}</span>
        )}
      </div>
      <div style={{ overflowWrap: 'anywhere' }}>{about.filter(Boolean).join(' · ')}</div>
      <div className={classes.quiet}>{t('made', { by, at: formatDateTime(createdAt) })}</div>
      {problem && <ProblemAlert cause={problem} />}
      <Group gap="xs" mt={8}>
        {way === 'link' && !expired && (
          <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {t('again')}
          </Button>
        )}
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => void takeBack()}>
          {t('withdraw')}
        </Button>
      </Group>
    </li>
  );
}
