import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconBan, IconClock, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../components';
import { PARTICIPANT, ParticipantFacts, REFUSAL_REASONS } from '../../components/participant';
import { api, ask, type Participant, type Session } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Questions } from './questions/questions';
import { REGISTRATION } from './texts';
import { mineQuery } from './use-participant-draft';

function Mine({ children }: { children: (participant: Participant) => React.ReactNode }) {
  const { data, error, isPending, refetch } = useQuery(mineQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  return data && children(data);
}

function Submit({ onEdit, onDone }: { onEdit: () => void; onDone: () => Promise<unknown> }) {
  const t = useT(REGISTRATION);
  const client = useQueryClient();
  const submit = useMutation({
    mutationFn: () => ask(api.POST('/api/participants/mine/submit')),
    onSuccess: (participant) => {
      client.setQueryData(mineQuery.queryKey, participant);
      return onDone();
    },
  });
  return (
    <Stack mt="lg">
      {submit.error && <ProblemAlert cause={submit.error} kept />}
      <Group>
        <Button loading={submit.isPending} onClick={() => submit.mutate()}>
          {t('submit')}
        </Button>
        <Button variant="default" leftSection={<IconPencil size={17} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Step 4, before: one look at everything, then to the operator. */
export function SubmitStep(props: { onEdit: () => void; onDone: () => Promise<unknown> }) {
  const t = useT(REGISTRATION);
  return (
    <section aria-labelledby="step">
      <Title order={2} id="step">
        {t('submitTitle')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('submitText')}
      </Text>
      <Mine>{(participant) => <ParticipantFacts participant={participant} />}</Mine>
      <Submit {...props} />
    </section>
  );
}

/** Step 4, after: the operator verifies. */
export function WaitStep({ session }: { session: Session }) {
  const t = useT(REGISTRATION);
  const email = session.user?.email ?? '';
  return (
    <Mine>
      {(participant) => (
        <Stack>
          <Alert icon={<IconClock aria-hidden />} title={t('waitTitle')} role="status">
            <Text size="sm">
              {t('waitText', { at: participant.submittedAt ? formatDateTime(participant.submittedAt) : '', email })}
            </Text>
            <Text size="sm" mt={6}>
              {t('waitMeanwhile')}
            </Text>
          </Alert>
          <Questions />
          <ParticipantFacts participant={participant} />
        </Stack>
      )}
    </Mine>
  );
}

/** The operator refused (E-5.9): why, and that correcting it is all it takes. */
export function RefusedNote() {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  const refusal = useQuery(mineQuery).data?.refusal;
  if (!refusal) return null;
  return (
    <Alert color="red" icon={<IconBan aria-hidden />} title={t('refusedTitle')} mb="lg">
      <List size="sm" aria-label={t('refusedWhy')}>
        {refusal.reasons.map((reason) => (
          <List.Item key={reason}>{words(REFUSAL_REASONS[reason])}</List.Item>
        ))}
      </List>
      {refusal.comment && (
        <Text size="sm" mt="xs">
          {t('refusedComment')}: {refusal.comment}
        </Text>
      )}
      <Text size="sm" mt="xs">
        {t('refusedText')}
      </Text>
    </Alert>
  );
}
