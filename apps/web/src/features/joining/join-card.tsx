import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconBan, IconHourglass } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import type { JoinableOrganisation, OwnJoinRequest } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './joining.module.css';
import { JOINING } from './texts';
import { useAskToJoin, useWithdraw } from './use-joining';

const MAX_MESSAGE = 500;

function AskForm({ participantId, again }: { participantId: string; again: boolean }) {
  const t = useT(JOINING);
  const [message, setMessage] = useState('');
  const asking = useAskToJoin(participantId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate(message.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label={t('message')}
          description={t('messageHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MAX_MESSAGE}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {asking.error && <ProblemAlert cause={asking.error} kept />}
        <Button type="submit" loading={asking.isPending} style={{ alignSelf: 'flex-start' }}>
          {t(again ? 'askAgain' : 'ask')}
        </Button>
      </Stack>
    </form>
  );
}

function Waiting({ request }: { request: OwnJoinRequest }) {
  const t = useT(JOINING);
  const withdraw = useWithdraw();
  return (
    <Stack>
      <Alert icon={<IconHourglass aria-hidden />} title={t('waitingTitle')} color="blue">
        {t('waitingText', { at: formatDateTime(request.askedAt) })}
      </Alert>
      {request.message && (
        <div>
          <Text size="sm" c="dimmed">
            {t('yourMessage')}
          </Text>
          <Text className={classes.quote}>{request.message}</Text>
        </div>
      )}
      {withdraw.error && <ProblemAlert cause={withdraw.error} />}
      <Group>
        <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(request.id)}>
          {t('withdraw')}
        </Button>
      </Group>
    </Stack>
  );
}

function Refused({ request }: { request: OwnJoinRequest }) {
  const t = useT(JOINING);
  return (
    <Alert icon={<IconBan aria-hidden />} title={t('refusedTitle')} color="red" role="status">
      <Text size="sm" fw={550} className={classes.quote}>
        {t('reason')}: {request.reason}
      </Text>
      <Text size="sm" mt={4}>
        {t('refusedText', { at: formatDateTime(request.decidedAt ?? request.askedAt) })}
      </Text>
    </Alert>
  );
}

/** One organisation of the certificate: asking it, waiting for it, or what it answered. */
export function JoinCard({ organisation }: { organisation: JoinableOrganisation }) {
  const t = useT(JOINING);
  const localized = useLocalized();
  const { request, participantId, bin } = organisation;
  const refused = request?.state === 'refused' ? request : undefined;
  return (
    <Stack className={classes.card} component="section" aria-label={localized(organisation.name)}>
      <div>
        <Title order={2}>{localized(organisation.name)}</Title>
        <Text size="sm" c="dimmed">
          {t('bin', { bin })} · {t('fromCertificate')}
        </Text>
      </div>
      {refused && <Refused request={refused} />}
      {request?.state === 'waiting' ? (
        <Waiting request={request} />
      ) : (
        <AskForm participantId={participantId} again={refused !== undefined} />
      )}
    </Stack>
  );
}
