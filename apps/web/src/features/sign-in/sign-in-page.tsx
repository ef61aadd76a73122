import { Divider, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { homeOf } from '../../app/shell/navigation';
import { Page } from '../../components';
import type { Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSession, useSessionChange } from '../../lib/session';
import { SigningPanel } from '../../lib/signing';
import { signInRequest } from './sign-in-request';
import classes from './sign-in.module.css';
import { SIGN_IN } from './texts';

/** Where to go afterwards: only a path of this site. */
function useDestination(): string | undefined {
  const [search] = useSearchParams();
  const to = search.get('to') ?? '';
  return /^\/(?![/\\])/.test(to) ? to : undefined;
}

/** The way in: one key, one signature. */
export function Component() {
  const t = useT(SIGN_IN);
  const to = useDestination();
  const session = useSession();
  const change = useSessionChange();
  const navigate = useNavigate();
  const nonce = t('nonce');
  const request = useMemo(() => signInRequest(nonce), [nonce]);
  if (session) return <Navigate to={to ?? homeOf(session)} replace />;
  const enter = (signedIn: Session) => {
    change(signedIn);
    void navigate(to ?? homeOf(signedIn), { replace: true });
  };
  return (
    <div className={classes.frame}>
      <Page title={t('title')} lead={t('lead')} width="narrow">
        <Stack className={classes.card}>
          <Text size="sm">
            {t('whatHappens')} {to && t('afterwards')}
          </Text>
          <SigningPanel request={request} onDone={enter} />
          <Divider />
          <div>
            <Title order={2} size="h3">
              {t('whichKey')}
            </Title>
            <Text size="sm" c="dimmed" mt={4}>
              {t('whichKeyText')}
            </Text>
          </div>
        </Stack>
      </Page>
    </div>
  );
}
