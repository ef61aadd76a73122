import { ActionIcon, Anchor, Button, Group, Text } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Loading } from '../../components';
import { useLocalized, useT } from '../../lib/i18n';
import { configQuery, useSession } from '../../lib/session';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { homeOf } from './navigation';
import classes from './shell.module.css';
import { SkipLink } from './skip-link';
import { SHELL } from './texts';

function WayIn() {
  const t = useT(SHELL);
  const session = useSession();
  const { pathname } = useLocation();
  if (session) {
    const { commonName } = session.person;
    return (
      <>
        <Button component={Link} to={homeOf(session)} variant="light" visibleFrom="xs">
          {commonName}
        </Button>
        <ActionIcon
          component={Link}
          to={homeOf(session)}
          variant="light"
          size={36}
          hiddenFrom="xs"
          aria-label={commonName}
        >
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </>
    );
  }
  if (pathname === '/sign-in') return null;
  return (
    <Button component={Link} to="/sign-in">
      {t('signIn')}
    </Button>
  );
}

function Footer() {
  const t = useT(SHELL);
  const localized = useLocalized();
  const { data: config } = useQuery(configQuery);
  return (
    <footer className={classes.footer}>
      <div className={classes.wide}>
        {config && (
          <Text size="sm">
            {t('operatorFooter', { name: localized(config.operator.name), bin: config.operator.bin })}
          </Text>
        )}
        <Anchor component={Link} to="/rules" size="sm" c="inherit">
          {t('rulesFooter')}
        </Anchor>
        <Anchor component={Link} to="/tariffs" size="sm" c="inherit">
          {t('tariffs')}
        </Anchor>
        <Text size="sm">{t('timeFooter')}</Text>
        {config && <Text size="sm">{t('versionFooter', { version: config.version })}</Text>}
      </div>
    </footer>
  );
}

/** Pages that need no sign-in: a bar above, the operator's name below. */
export function PublicLayout() {
  const t = useT(SHELL);
  return (
    <div className={classes.public}>
      <SkipLink />
      <header className={classes.top}>
        <div className={classes.wide}>
          <Logo />
          <Group gap="md" wrap="nowrap" justify="flex-end">
            <Anchor component={Link} to="/participants" visibleFrom="sm" c="inherit" size="sm">
              {t('register')}
            </Anchor>
            <LanguageSwitch />
            <WayIn />
          </Group>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.publicMain}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </div>
  );
}
