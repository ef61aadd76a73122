import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@qujat/api-client';
import { Fact, Facts, StatusChip } from '../../../components';
import { api, ask } from '../../../lib/api';
import { formatDateTime } from '../../../lib/format';
import { useLocalized, useT } from '../../../lib/i18n';
import classes from '../sanctions.module.css';
import { WordsDialog } from '../words-dialog.lazy';
import { USERS } from './texts';

type User = Schemas['OperatorUser'];

function Decide({ user }: { user: User }) {
  const t = useT(USERS);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { id, name, state } = user;
  const act = state === 'active' ? 'suspend' : 'restore';
  const decide = useMutation({
    mutationFn: (reason: string) => {
      const given = { params: { path: { id } }, body: { reason } };
      return act === 'suspend'
        ? ask(api.POST('/api/operator/users/{id}/suspend', given))
        : ask(api.POST('/api/operator/users/{id}/restore', given));
    },
    onSuccess: async () => {
      setOpen(false);
      notifications.show({ message: t('done') });
      await client.invalidateQueries({ queryKey: ['operator', 'users'] });
    },
  });
  return (
    <>
      <Button
        mt="sm"
        size="xs"
        variant="default"
        c={act === 'suspend' ? 'red' : undefined}
        aria-label={t(act === 'suspend' ? 'suspendTitle' : 'restoreTitle', { name })}
        onClick={() => setOpen(true)}
      >
        {t(act)}
      </Button>
      {isOpen && (
        <WordsDialog
          title={t(act === 'suspend' ? 'suspendTitle' : 'restoreTitle', { name })}
          label={t('reason')}
          answers={[
            { label: t(act), ...(act === 'suspend' && { color: 'red' }), give: (words) => decide.mutate(words) },
          ]}
          isPending={decide.isPending}
          error={decide.error}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** A person with standing, organisations and sessions. */
export function UserCard({ user }: { user: User }) {
  const t = useT(USERS);
  const localized = useLocalized();
  const { name, iin, state, reason, changedAt, changedBy, organisations, sessions } = user;
  const names = organisations.map((one) => localized(one.name)).join(', ');
  return (
    <section className={classes.panel} aria-label={name}>
      <Title order={3}>{name}</Title>
      <StatusChip tone={state === 'active' ? 'good' : 'bad'} icon={state === 'active' ? IconCheck : IconBan}>
        {t(state)}
      </StatusChip>
      <Facts>
        <Fact label={t('iin')}>{iin}</Fact>
        {reason && changedAt && (
          <Fact label={t('state')}>{t('why', { reason, by: changedBy ?? '', at: formatDateTime(changedAt) })}</Fact>
        )}
        <Fact label={t('organisations')}>{names || t('none')}</Fact>
        <Fact label={t('sessions')}>{sessions}</Fact>
      </Facts>
      <Decide user={user} />
    </section>
  );
}
