import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconQuestionMark, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { ProblemAlert, StatusChip, Time } from '../../../components';
import { api, ask, type AccreditationCase } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { HOWS, LABELS } from '../checklist';
import classes from '../operator.module.css';
import { OPERATOR } from '../texts';
import { DESK } from './texts';
import { useCaseAct } from './use-case';

const RecordCheck = lazy(() => import('./record-check'));

type Made = AccreditationCase['checks'][number];

const LOOKS = {
  passed: { tone: 'good', icon: IconCircleCheck },
  failed: { tone: 'bad', icon: IconCircleX },
  unclear: { tone: 'neutral', icon: IconQuestionMark },
} as const;

const FIELDS = {
  name: 'fieldName',
  status: 'fieldStatus',
  head: 'fieldHead',
  registered: 'fieldRegistered',
  address: 'fieldAddress',
} as const;

function Comparison({ rows }: { rows: NonNullable<Made['comparison']> }) {
  const t = useT(DESK);
  return (
    <div className={classes.tabs} tabIndex={0} role="region" aria-label={t('register')}>
      <Table className={classes.table} aria-label={t('register')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('register')}</Table.Th>
            <Table.Th>{t('stated')}</Table.Th>
            <Table.Th>{t('outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ field, register, stated, same }) => (
            <Table.Tr key={field}>
              <Table.Td>{t(FIELDS[field])}</Table.Td>
              <Table.Td>{register ?? '—'}</Table.Td>
              <Table.Td>{stated ?? '—'}</Table.Td>
              <Table.Td>{t(same === null ? 'judge' : same ? 'same' : 'differs')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function MadeCheck({ check }: { check: Made }) {
  const t = useT(DESK);
  const words = useT(OPERATOR);
  return (
    <li>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {words(LABELS[check.point])}
        </Text>
        <StatusChip {...LOOKS[check.outcome]}>{t(check.outcome)}</StatusChip>
      </Group>
      <Text size="xs" c="dimmed">
        {words(HOWS[check.how])}
        {check.reference && `, ${check.reference}`}: {check.by}, <Time value={check.at} />
      </Text>
      {check.note && (
        <Text size="sm" className={classes.body}>
          {check.note}
        </Text>
      )}
      {check.comparison && <Comparison rows={check.comparison} />}
    </li>
  );
}

/** Every check that was made, the newest first, and two ways to make one (E-10.2.2). */
export function ChecksMade({ subject }: { subject: AccreditationCase }) {
  const t = useT(DESK);
  const [recording, setRecording] = useState(false);
  const params = { path: { id: subject.id } };
  const lookUp = useCaseAct(() => ask(api.POST('/api/operator/accreditation/{id}/checks/register', { params })));
  return (
    <section className={classes.panel} aria-labelledby="checks-made">
      <Title order={2} id="checks-made">
        {t('made')}
      </Title>
      {subject.abilities.includes('check') && (
        <Stack gap="xs" my="xs">
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconSearch size={17} aria-hidden />}
              loading={lookUp.isPending}
              onClick={() => lookUp.mutate()}
            >
              {t('lookUp')}
            </Button>
            <Button variant="default" onClick={() => setRecording(true)}>
              {t('record')}
            </Button>
          </Group>
          {lookUp.error && <ProblemAlert cause={lookUp.error} />}
        </Stack>
      )}
      {subject.checks.length > 0 ? (
        <ul className={classes.checks}>
          {subject.checks.map((check) => (
            <MadeCheck key={check.id} check={check} />
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed">
          {t('noChecks')}
        </Text>
      )}
      <Suspense>{recording && <RecordCheck subject={subject} onClose={() => setRecording(false)} />}</Suspense>
    </section>
  );
}
