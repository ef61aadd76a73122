import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading, LockedField, ProblemAlert, SavedNote } from '../../components';
import { PARTICIPANT } from '../../components/participant';
import type { Participant, Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { Documents, missingDocuments } from './documents';
import { KindChoice } from './kind-choice';
import { missingOf, type Kind } from './participant-form';
import { Addresses, Bank, Contacts, Contract, Names, Parent, Registered, Vat } from './participant-fields';
import { Consents } from './association/consents';
import { Members } from './association/members';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';
import { mineQuery, useParticipantDraft, type ParticipantDraft, type Target } from './use-participant-draft';

interface Props {
  readonly session: Session;
  readonly onNext: () => Promise<unknown>;
}

function FromCertificate({ session, participant }: { session: Session; participant: Participant | null }) {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  const { bin = null, organization = null } = session.certificate ?? {};
  return (
    <div className={classes.certificate}>
      {participant?.ledBy ? (
        <>
          <LockedField label={words('number')} value={participant.bin} />
          <LockedField label={words('ledBy')} value={participant.ledBy} />
        </>
      ) : participant?.country ? (
        <>
          <LockedField label={words('country')} value={participant.country} />
          <LockedField label={words('foreignNumber')} value={participant.foreignNumber ?? ''} />
        </>
      ) : (
        <LockedField label={t(bin ? 'bin' : 'iin')} value={bin ?? session.person.iin} />
      )}
      {organization && !participant?.ledBy && <LockedField label={t('certificateName')} value={organization} />}
    </div>
  );
}

interface FormProps {
  readonly session: Session;
  readonly participant: Participant | null;
  readonly kind: Kind;
  readonly target: Target;
  /** What the button says that goes on. */
  readonly next: string;
  readonly onNext: (draft: ParticipantDraft) => Promise<unknown>;
  readonly beside?: React.ReactNode;
}

/** The whole form of a participant, by its kind: saved as one types. */
export function ParticipantForm({ session, participant, kind, target, next, onNext, beside }: FormProps) {
  const t = useT(REGISTRATION);
  const draft = useParticipantDraft(participant, { known: session, target, kind });
  const [strict, setStrict] = useState(false);
  const [going, setGoing] = useState(false);
  const fields = missingOf(draft.values, kind);
  const documents = missingDocuments(kind, participant);
  const missing = [...fields, ...(documents.length > 0 ? ['documents'] : []), ...Object.keys(draft.conflicts)];
  const go = async () => {
    setStrict(true);
    setGoing(true);
    const saved = await draft.save();
    if (missing.length > 0) document.getElementById(`field-${missing[0]}`)?.focus();
    else if (saved) await onNext(draft);
    setGoing(false);
  };
  const group = { draft, strict };
  return (
    <Stack gap="xl">
      {draft.isRestored && (
        <Alert icon={<IconHistory aria-hidden />} color="gray">
          {t('restored')}
        </Alert>
      )}
      <FromCertificate session={session} participant={participant} />
      <Names {...group} />
      <Parent {...group} />
      <Contract {...group} />
      <Members {...group} />
      {participant && kind === 'temporary-association' && <Consents draft={draft} />}
      <Registered {...group} />
      <Bank {...group} />
      <Addresses {...group} />
      <Vat {...group} />
      <Contacts {...group} />
      {participant && <Documents participant={participant} kind={kind} strict={strict} />}
      {draft.saving.state === 'failed' && <ProblemAlert cause={draft.saving.cause} kept />}
      <div className={classes.foot}>
        <Text size="sm" c={missing.length > 0 ? 'dimmed' : undefined} role="status">
          {missing.length > 0 ? t('missing', { count: missing.length }) : t('complete')}
        </Text>
        <Group>
          <SavedNote saving={draft.saving} />
          {beside}
          <Button rightSection={<IconArrowRight size={18} aria-hidden />} loading={going} onClick={() => void go()}>
            {next}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}

/** Step 2: what one registers as, and its form, saved as one types (E-5.1, E-5.7.1). */
export function ParticipantStep({ session, onNext }: Props) {
  const t = useT(REGISTRATION);
  const { data, error, isPending, refetch } = useQuery(mineQuery);
  return (
    <section aria-labelledby="step">
      <Title order={2} id="step">
        {t('participantTitle')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('participantText')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <KindChoice participant={data}>
          {(kind) => (
            <ParticipantForm
              key={kind}
              {...{ session, kind, onNext }}
              participant={data}
              target="application"
              next={t('next')}
            />
          )}
        </KindChoice>
      )}
    </section>
  );
}
