import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading, LockedField, ProblemAlert, SavedNote } from '../../components';
import type { Participant, Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { missingOf } from './participant-form';
import { Addresses, Bank, Contacts, Names, Registered, Vat } from './participant-fields';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';
import { mineQuery, useParticipantDraft } from './use-participant-draft';

interface Props {
  readonly session: Session;
  readonly onNext: () => Promise<unknown>;
}

function FromCertificate({ session }: { session: Session }) {
  const t = useT(REGISTRATION);
  const { bin, organization } = session.certificate;
  return (
    <div className={classes.certificate}>
      <LockedField label={t(bin ? 'bin' : 'iin')} value={bin ?? session.person.iin} />
      {organization && <LockedField label={t('certificateName')} value={organization} />}
    </div>
  );
}

function Form({ session, participant, onNext }: Props & { participant: Participant | null }) {
  const t = useT(REGISTRATION);
  const draft = useParticipantDraft(participant, session.certificate);
  const [strict, setStrict] = useState(false);
  const [going, setGoing] = useState(false);
  const missing = missingOf(draft.values, draft.kind);
  const next = async () => {
    setStrict(true);
    setGoing(true);
    const saved = await draft.save();
    setGoing(false);
    if (missing.length > 0) document.getElementById(`field-${missing[0]}`)?.focus();
    else if (saved) await onNext();
  };
  return (
    <Stack gap="xl">
      {draft.isRestored && (
        <Alert icon={<IconHistory aria-hidden />} color="gray">
          {t('restored')}
        </Alert>
      )}
      <FromCertificate session={session} />
      <Names draft={draft} strict={strict} />
      <Registered draft={draft} strict={strict} />
      <Bank draft={draft} strict={strict} />
      <Addresses draft={draft} strict={strict} />
      <Vat draft={draft} strict={strict} />
      <Contacts draft={draft} strict={strict} />
      {draft.saving.state === 'failed' && <ProblemAlert cause={draft.saving.cause} kept />}
      <div className={classes.foot}>
        <Text size="sm" c={missing.length > 0 ? 'dimmed' : undefined} role="status">
          {missing.length > 0 ? t('missing', { count: missing.length }) : t('complete')}
        </Text>
        <Group>
          <SavedNote saving={draft.saving} />
          <Button rightSection={<IconArrowRight size={18} aria-hidden />} loading={going} onClick={() => void next()}>
            {t('next')}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}

/** Step 2: the organisation's form, saved as one types (E-5.7.1.1). */
export function ParticipantStep(props: Props) {
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
      {data !== undefined && <Form {...props} participant={data} />}
    </section>
  );
}
