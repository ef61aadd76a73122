import { ActionIcon, Text } from '@mantine/core';
import { IconLogout, IconSwitchHorizontal } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import type { Session } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './shell.module.css';
import { SHELL } from './texts';
import { useSignOut } from './use-sign-out';

/** Who is signed in and for whom: the way to the profile, and the way out. */
export function PersonBlock({ session, onGo }: { session: Session; onGo?: () => void }) {
  const t = useT(SHELL);
  const localized = useLocalized();
  const signOut = useSignOut();
  const organisation = session.participant ? localized(session.participant.name) : session.certificate?.organization;
  return (
    <div className={classes.person}>
      <NavLink to="/profile" className={classes.personLink} onClick={onGo} title={t('profile')}>
        <Text size="sm" fw={550} truncate>
          {session.person.commonName}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {organisation}
        </Text>
      </NavLink>
      {session.organisations.length > 1 && (
        <ActionIcon
          component={NavLink}
          to="/organisations"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('switchOrganisation')}
          title={t('switchOrganisation')}
          onClick={onGo}
        >
          <IconSwitchHorizontal size={19} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('signOut')}
        title={t('signOut')}
        onClick={() => void signOut()}
      >
        <IconLogout size={19} stroke={1.6} aria-hidden />
      </ActionIcon>
    </div>
  );
}
