import { Button } from '@mantine/core';
import { IconMapOff, IconRefreshAlert } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../components';
import { useT } from '../lib/i18n';
import { SHELL } from './shell/texts';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useT(SHELL);
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('notFoundTitle')}
      action={
        <Button component={Link} to="/" mt="sm">
          {t('toStart')}
        </Button>
      }
    >
      {t('notFoundText')}
    </EmptyState>
  );
}

/** A page whose code failed, or could not be loaded after a new version came out. */
export function Crash() {
  const t = useT(SHELL);
  return (
    <EmptyState
      icon={IconRefreshAlert}
      title={t('crashTitle')}
      action={
        <Button mt="sm" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {t('crashText')}
    </EmptyState>
  );
}
