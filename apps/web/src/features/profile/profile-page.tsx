import { Anchor, Button, Group, SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { Link } from 'react-router';
import { LanguageSwitch } from '../../app/shell/language-switch';
import { useSignOut } from '../../app/shell/use-sign-out';
import { Fact, Facts, Page } from '../../components';
import { CertificateFacts, NUMBERS, PARTICIPANT, ParticipantState, ROLES } from '../../components/participant';
import type { Session } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { ConfirmContact } from '../contact';
import { Acceptances } from './acceptances/acceptances';
import { OwnPowers, POWERS } from '../powers';
import { ContactsForm } from './contacts-form';
import classes from './profile.module.css';
import { PROFILE } from './texts';

function Who({ session }: { session: Session }) {
  const t = useT(PROFILE);
  const words = useT(PARTICIPANT);
  const { person, role, administrator, user } = session;
  const login = user?.login;
  const name = [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ');
  return (
    <section className={classes.panel} aria-labelledby="who">
      <Title order={2} id="who">
        {t('person')}
      </Title>
      <Facts>
        <Fact label={t('name')}>{name}</Fact>
        {login ? <Fact label={t('login')}>{login}</Fact> : <Fact label={t('iin')}>{person.iin}</Fact>}
        <Fact label={t('role')}>{login ? t('noCertificate') : words(ROLES[role])}</Fact>
        {administrator && <Fact label={t('administrator')}>{t('yes')}</Fact>}
      </Facts>
    </section>
  );
}

function Organisation({ session }: { session: Session }) {
  const t = useT(PROFILE);
  const words = useT(PARTICIPANT);
  const localized = useLocalized();
  const { participant } = session;
  if (!participant) return null;
  return (
    <section className={classes.panel} aria-labelledby="organisation">
      <Title order={2} id="organisation">
        {t('organisation')}
      </Title>
      <Facts>
        <Fact label={words('fullName')}>{localized(participant.name)}</Fact>
        <Fact label={words(NUMBERS[participant.kind] ?? 'bin')}>{participant.bin}</Fact>
        <Fact label={t('state')}>
          <ParticipantState state={participant.state} />
        </Fact>
      </Facts>
      <Group style={{ gap: '12px 20px' }} mt={8}>
        <Anchor component={Link} to="/sanctions" size="sm">
          {t('sanctions')}
        </Anchor>
        <Anchor component={Link} to="/organisation" size="sm">
          {t('organisationData')}
        </Anchor>
        {session.rights.includes('participant.administer') && (
          <Anchor component={Link} to="/associations" size="sm">
            {t('associations')}
          </Anchor>
        )}
      </Group>
    </section>
  );
}

function Certificate({ certificate }: { certificate: NonNullable<Session['certificate']> }) {
  const t = useT(PROFILE);
  return (
    <section className={classes.panel} aria-labelledby="certificate">
      <Title order={2} id="certificate">
        {t('certificate')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('certificateText')}
      </Text>
      <CertificateFacts certificate={certificate} />
      <Anchor component={Link} to="/profile/certificates" size="sm">
        {t('allCertificates')}
      </Anchor>
    </section>
  );
}

function Appearance() {
  const t = useT(PROFILE);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = (['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <section className={classes.panel} aria-labelledby="appearance">
      <Title order={2} id="appearance" mb="sm">
        {t('appearance')}
      </Title>
      <Stack align="flex-start" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('appearance')}
          value={colorScheme}
          onChange={setColorScheme}
          data={schemes}
        />
        <LanguageSwitch />
      </Stack>
    </section>
  );
}

/** Who is signed in, with which certificate, for which organisation; contacts and appearance. */
export function Component() {
  const t = useT(PROFILE);
  const session = useSignedIn();
  const powers = useT(POWERS);
  const signOut = useSignOut();
  return (
    <Page title={t('title')} width="text">
      <Stack>
        <Who session={session} />
        {session.user && (
          <>
            <ContactsForm user={session.user} session={session} key={JSON.stringify(session.user)} />
            <ConfirmContact channel="email" />
            <ConfirmContact channel="phone" />
          </>
        )}
        <Organisation session={session} />
        {session.participant && (
          <section className={classes.panel} aria-labelledby="own-powers">
            <Title order={2} id="own-powers">
              {powers('mine')}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {powers('mineText')}
            </Text>
            <OwnPowers />
            {session.certificate && (
              <Anchor component={Link} to="/powers-of-attorney" size="sm">
                {powers('attorneysTitle')}
              </Anchor>
            )}
          </section>
        )}
        {session.certificate && <Certificate certificate={session.certificate} />}
        {session.user && session.certificate && <Acceptances />}
        <Anchor component={Link} to="/security" underline="always">
          {t('security')}
        </Anchor>
        <Appearance />
        <Button
          variant="default"
          leftSection={<IconLogout size={17} aria-hidden />}
          onClick={() => void signOut()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('signOut')}
        </Button>
      </Stack>
    </Page>
  );
}
