import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconBan, IconClock, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Loading, Page, ProblemAlert } from '../../components';
import { PARTICIPANT, ParticipantFacts, REFUSAL_REASONS } from '../../components/participant';
import { api, ask, problemOf, type Participant } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { fieldName, REGISTRATION } from './texts';
import { mineQuery, type ParticipantDraft } from './use-participant-draft';

// One reads the data far more often than one changes them: the form comes when it is wanted.
const ParticipantForm = lazy(() => import('./participant-step').then((step) => ({ default: step.ParticipantForm })));
const Questions = lazy(() => import('./questions/questions').then((one) => ({ default: one.Questions })));

/** An act on the change, after which the participant is as the server says. */
function useChange() {
  const client = useQueryClient();
  const onSuccess = (saved: Participant) => client.setQueryData(mineQuery.queryKey, saved);
  const submit = useMutation({ mutationFn: () => ask(api.POST('/api/participants/mine/change/submit')), onSuccess });
  const discard = useMutation({ mutationFn: () => ask(api.DELETE('/api/participants/mine/change')), onSuccess });
  const withdraw = useMutation({
    mutationFn: () => ask(api.POST('/api/participants/mine/change/withdraw')),
    onSuccess,
  });
  return { submit, discard, withdraw };
}

/** What waits for the operator, and that the old data are in force meanwhile (E-5.5, E-6.4). */
function Waiting({ participant }: { participant: Participant }) {
  const t = useT(REGISTRATION);
  const { withdraw } = useChange();
  const { waiting } = participant;
  if (!waiting) return null;
  const names = [...new Set(waiting.fields.map((field) => t(fieldName(field))))].join(', ');
  return (
    <Alert icon={<IconClock aria-hidden />} title={t('changeWaitTitle')} role="status">
      <Text size="sm">
        {t('changeWaitText', { names, at: waiting.submittedAt ? formatDateTime(waiting.submittedAt) : '' })}
      </Text>
      {withdraw.error && <ProblemAlert cause={withdraw.error} />}
      <Button mt="xs" size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('changeWithdraw')}
      </Button>
    </Alert>
  );
}

/** The operator has refused the latest change: why, and that nothing else has happened (E-5.9, E-6.4). */
function Refused({ participant }: { participant: Participant }) {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  const { changeRefusal } = participant;
  if (!changeRefusal) return null;
  return (
    <Alert color="red" icon={<IconBan aria-hidden />} title={t('changeRefusedTitle')}>
      <List size="sm" aria-label={t('refusedWhy')}>
        {changeRefusal.reasons.map((reason) => (
          <List.Item key={reason}>{words(REFUSAL_REASONS[reason])}</List.Item>
        ))}
      </List>
      {changeRefusal.comment && (
        <Text size="sm" mt="xs">
          {t('refusedComment')}: {changeRefusal.comment}
        </Text>
      )}
      <Text size="sm" mt="xs">
        {t('changeRefusedText')}
      </Text>
    </Alert>
  );
}

function Editing({ participant, onDone }: { participant: Participant; onDone: () => void }) {
  const t = useT(REGISTRATION);
  const session = useSignedIn();
  const { submit, discard } = useChange();
  const handIn = async (draft: ParticipantDraft) => {
    try {
      await submit.mutateAsync();
      onDone();
    } catch (cause) {
      draft.refuse(problemOf(cause).fields);
    }
  };
  const giveUp = () => (participant.draft ? discard.mutate(undefined, { onSuccess: onDone }) : onDone());
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('changeText')}</Text>
      <ParticipantForm
        session={session}
        participant={participant}
        kind={participant.kind}
        target="change"
        next={t('changeSubmit')}
        onNext={handIn}
        beside={
          <Button variant="default" onClick={giveUp} loading={discard.isPending}>
            {t('changeDiscard')}
          </Button>
        }
      />
      {submit.error && <ProblemAlert cause={submit.error} kept />}
    </Stack>
  );
}

/** The organisation's data, kept current by the organisation itself (E-5.2, E-6.3). */
export function Component() {
  const t = useT(REGISTRATION);
  const session = useSignedIn();
  const { data, error, isPending, refetch } = useQuery(mineQuery);
  const [isEditing, setEditing] = useState(false);
  const mayEdit = session.administrator && data?.state === 'accredited';
  return (
    <Page title={t('organisationTitle')} width="text">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="lg">
          <Waiting participant={data} />
          <Refused participant={data} />
          {session.administrator && (
            <Suspense fallback={null}>
              <Questions />
            </Suspense>
          )}
          {isEditing ? (
            <Suspense fallback={<Loading />}>
              <Editing participant={data} onDone={() => setEditing(false)} />
            </Suspense>
          ) : (
            <>
              {mayEdit && (
                <Group>
                  <Button leftSection={<IconPencil size={17} aria-hidden />} onClick={() => setEditing(true)}>
                    {t(data.draft ? 'changeGoOn' : 'changeBegin')}
                  </Button>
                </Group>
              )}
              <ParticipantFacts participant={data} />
            </>
          )}
        </Stack>
      )}
    </Page>
  );
}
