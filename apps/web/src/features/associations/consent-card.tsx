import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconBan, IconCheck, IconHistory, IconHourglass } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { Fact, Facts, ProblemAlert, StatusChip, Time } from '../../components';
import type { AskedConsent } from '../../lib/api';
import { formatDate, formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { useDecision } from './associations.query';
import classes from './associations.module.css';
import { ASSOCIATIONS } from './texts';

const CHIPS = {
  asked: { tone: 'attention', icon: IconHourglass, label: 'stateAsked' },
  given: { tone: 'good', icon: IconCheck, label: 'stateGiven' },
  refused: { tone: 'bad', icon: IconBan, label: 'stateRefused' },
  lapsed: { tone: 'neutral', icon: IconHistory, label: 'stateLapsed' },
} as const;

function Terms({ consent: { terms, askedAt, decidedAt, decidedBy, reason } }: { consent: AskedConsent }) {
  const t = useT(ASSOCIATIONS);
  const localized = useLocalized();
  const { leader, leaderName, contractNumber: number, contractDate, validUntil, members } = terms;
  return (
    <Facts>
      <Fact label={t('leader')}>{[localized(leaderName), leader].filter(Boolean).join(', ')}</Fact>
      <Fact label={t('contract')}>{t('contractValue', { number, date: formatDate(contractDate) })}</Fact>
      <Fact label={t('term')}>{formatDate(validUntil)}</Fact>
      <Fact label={t('members')}>
        {members.map(({ bin, share }) => (
          <div key={bin}>
            {bin}, {share} %
          </div>
        ))}
      </Fact>
      <Fact label={t('askedAt')}>
        <Time value={askedAt} />
      </Fact>
      {decidedAt && (
        <Fact label={t('decided')}>
          {t('decidedValue', { by: decidedBy ?? '', at: formatDateTime(decidedAt) })}
          {reason && <div>{reason}</div>}
        </Fact>
      )}
    </Facts>
  );
}

function Refusal({ refuse, onClose }: { refuse: ReturnType<typeof useDecision>['refuse']; onClose: () => void }) {
  const t = useT(ASSOCIATIONS);
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const isShort = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isShort) refuse.mutate(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        error={strict && isShort ? t('reasonShort') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group mt="xs">
        <Button type="submit" color="red" variant="light" loading={refuse.isPending}>
          {t('refuse')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}

function Decide({ id, name }: { id: string; name: string }) {
  const t = useT(ASSOCIATIONS);
  const { give, refuse } = useDecision(id);
  const [refusing, setRefusing] = useState(false);
  return (
    <Stack gap="xs" mt="md">
      {give.error && <ProblemAlert cause={give.error} />}
      {refuse.error && <ProblemAlert cause={refuse.error} kept />}
      {refusing ? (
        <Refusal refuse={refuse} onClose={() => setRefusing(false)} />
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('giveText')}
          </Text>
          <Group>
            <Button
              leftSection={<IconCheck size={17} aria-hidden />}
              aria-label={t('giveOf', { name })}
              loading={give.isPending}
              onClick={() => give.mutate()}
            >
              {t('give')}
            </Button>
            <Button variant="default" aria-label={t('refuseOf', { name })} onClick={() => setRefusing(true)}>
              {t('refuse')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

/** What the organisation is asked to agree to, and what it has decided. */
export function ConsentCard({ consent }: { consent: AskedConsent }) {
  const t = useT(ASSOCIATIONS);
  const name = useLocalized()(consent.terms.name);
  const { label, ...chip } = CHIPS[consent.state];
  return (
    <li className={classes.card}>
      <Group gap="xs" mb="sm">
        <Text fw={600}>{name}</Text>
        <StatusChip {...chip}>{t(label)}</StatusChip>
      </Group>
      <Terms consent={consent} />
      {consent.state === 'asked' && <Decide id={consent.id} name={name} />}
    </li>
  );
}
