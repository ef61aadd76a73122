import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconBuilding, IconCheck, IconSignature, IconSignatureOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { isJoining } from '../../app/shell/navigation';
import { EmptyState, Page, ProblemAlert } from '../../components';
import { NUMBERS } from '../../components/participant';
import type { Session, SessionOrganisation } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import classes from './organisations.module.css';
import { ORGANISATIONS } from './texts';
import { useOrganisationChoice } from './use-organisation-choice';

function WhatIsPossible({ organisation, session }: { organisation: SessionOrganisation; session: Session }) {
  const t = useT(ORGANISATIONS);
  if (organisation.suspended) return <Text size="sm">{t('suspended')}</Text>;
  const { byCertificate } = organisation;
  const Glyph = byCertificate ? IconSignature : IconSignatureOff;
  const text = byCertificate ? 'signs' : session.method === 'password' ? 'readsPassword' : 'readsOther';
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" mt={4}>
      <Glyph size={17} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Text size="sm">{t(text)}</Text>
    </Group>
  );
}

interface CardProps {
  readonly organisation: SessionOrganisation;
  readonly session: Session;
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
}

function Card({ organisation, session, busy, onChoose }: CardProps) {
  const t = useT(ORGANISATIONS);
  const localized = useLocalized();
  const { participant, administrator, suspended, current } = organisation;
  const name = localized(participant.name);
  return (
    <li className={classes.card} data-current={current || undefined}>
      <div className={classes.about}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {administrator && <Badge variant="light">{t('administrator')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {t(NUMBERS[participant.kind] ?? 'bin', { bin: participant.bin })}
        </Text>
        <WhatIsPossible organisation={organisation} session={session} />
      </div>
      {current ? (
        <Group gap={6}>
          <IconCheck size={18} aria-hidden />
          <Text size="sm" fw={550}>
            {t('current')}
          </Text>
        </Group>
      ) : (
        !suspended && (
          <Button
            variant="default"
            disabled={busy}
            aria-label={t('workHereFor', { name })}
            onClick={() => onChoose(participant.id)}
          >
            {t('workHere')}
          </Button>
        )
      )}
    </li>
  );
}

/** A person in several organisations chooses for which they act (ADR 0062). */
export function Component() {
  const t = useT(ORGANISATIONS);
  const session = useSignedIn();
  const choice = useOrganisationChoice();
  const { organisations, participant, role, rights } = session;
  return (
    <Page title={t('title')} lead={organisations.length > 1 ? t('lead') : undefined} width="text">
      <Stack>
        {choice.error && <ProblemAlert cause={choice.error} />}
        {organisations.length === 0 && (
          <EmptyState icon={IconBuilding} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        <ul className={classes.list}>
          {organisations.map((one) => (
            <Card
              key={one.participant.id}
              organisation={one}
              session={session}
              busy={choice.isPending}
              onChoose={choice.mutate}
            />
          ))}
        </ul>
        {isJoining(session) && (
          <Anchor component={Link} to="/joining" underline="always">
            {t('toJoining')}
          </Anchor>
        )}
        {rights.includes('participant.administer') && (
          <Anchor component={Link} to="/associations" underline="always">
            {t('toAssociations')}
          </Anchor>
        )}
        {!participant && role === 'individual' && (
          <Anchor component={Link} to="/registration" underline="always">
            {t('toRegistration')}
          </Anchor>
        )}
      </Stack>
    </Page>
  );
}
