import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconCheck, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Fact, Facts, ProblemAlert, StatusChip, Time } from '../../../components';
import type { MemberJoinRequest } from '../../../lib/api';
import { formatDateTime } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import classes from './requests.module.css';
import { REQUESTS } from './texts';
import { nameOf, rolesQuery, useDecision } from './use-requests';

const RefuseDialog = lazy(() => import('./refuse-dialog'));

const CHIPS = {
  waiting: { tone: 'attention', icon: IconHourglass, label: 'stateWaiting' },
  accepted: { tone: 'good', icon: IconCheck, label: 'stateAccepted' },
  refused: { tone: 'bad', icon: IconBan, label: 'stateRefused' },
  withdrawn: { tone: 'neutral', icon: IconArrowBackUp, label: 'stateWithdrawn' },
} as const;

function About({ request }: { request: MemberJoinRequest }) {
  const t = useT(REQUESTS);
  const { person, role, certificate, contacts, message, reason, askedAt } = request;
  return (
    <Facts>
      <Fact label={t('iin')}>{person.iin}</Fact>
      <Fact label={t('byCertificate')}>{t(role === 'sign-right' ? 'sign' : 'employee')}</Fact>
      <Fact label={t('validUntil')}>
        <Time value={certificate.notAfter} show="date" />
      </Fact>
      <Fact label={t('contacts')}>
        {contacts.email}, {contacts.phone}
      </Fact>
      <Fact label={t('asked')}>
        <Time value={askedAt} />
      </Fact>
      {message && (
        <Fact label={t('message')}>
          <span className={classes.quote}>{message}</span>
        </Fact>
      )}
      {reason && (
        <Fact label={t('reason')}>
          <span className={classes.quote}>{reason}</span>
        </Fact>
      )}
    </Facts>
  );
}

function Decide({ request }: { request: MemberJoinRequest }) {
  const t = useT(REQUESTS);
  const { accept } = useDecision(request);
  const [refusing, setRefusing] = useState(false);
  const [roleId, setRoleId] = useState('');
  const { data: roles = [] } = useQuery(rolesQuery);
  const name = nameOf(request);
  return (
    <Stack gap="xs" mt="md">
      {roles.length > 0 && (
        <NativeSelect
          label={t('powers')}
          maw={420}
          value={roleId}
          onChange={(event) => setRoleId(event.currentTarget.value)}
          data={[
            { value: '', label: t('powersByCertificate') },
            ...roles.map(({ value, label }) => ({ value, label: t('powersByRole', { name: label }) })),
          ]}
        />
      )}
      {accept.error && <ProblemAlert cause={accept.error} />}
      <Group>
        <Button
          leftSection={<IconCheck size={17} aria-hidden />}
          aria-label={t('acceptOf', { name })}
          loading={accept.isPending}
          onClick={() => accept.mutate(roleId || null)}
        >
          {t('accept')}
        </Button>
        <Button variant="default" aria-label={t('refuseOf', { name })} onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
      </Group>
      <Suspense>{refusing && <RefuseDialog request={request} onClose={() => setRefusing(false)} />}</Suspense>
    </Stack>
  );
}

/** One who asks: what is known of them, and the decision. */
export function RequestCard({ request }: { request: MemberJoinRequest }) {
  const t = useT(REQUESTS);
  const { state, decidedBy, decidedAt, abilities } = request;
  const chip = CHIPS[state];
  return (
    <li className={classes.card}>
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={2} size="h3">
          {nameOf(request)}
        </Title>
        {state !== 'waiting' && (
          <StatusChip tone={chip.tone} icon={chip.icon}>
            {t(chip.label)}
          </StatusChip>
        )}
      </Group>
      <About request={request} />
      {decidedAt && decidedBy && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('decidedBy', { by: decidedBy, at: formatDateTime(decidedAt) })}
        </Text>
      )}
      {abilities.length > 0 && <Decide request={request} />}
    </li>
  );
}
