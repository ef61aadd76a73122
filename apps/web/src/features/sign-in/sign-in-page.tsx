import { Anchor, Divider, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { afterSignIn } from '../../app/shell/navigation';
import { Page } from '../../components';
import type { Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSession, useSessionChange } from '../../lib/session';
import { SigningPanel } from '../../lib/signing';
import { PasswordForm } from './password-form';
import { signInRequest } from './sign-in-request';
import classes from './sign-in.module.css';
import { SIGN_IN } from './texts';

/** Where to go afterwards: only a path of this site. */
function useDestination(): string | undefined {
  const [search] = useSearchParams();
  const to = search.get('to') ?? '';
  return /^\/(?![/\\])/.test(to) ? to : undefined;
}

/** The certificate comes first; the password is for those who do not sign, and asked for by them. */
function OtherWayIn({ onDone }: { onDone: (session: Session) => void }) {
  const t = useT(SIGN_IN);
  const [opened, { open }] = useDisclosure(false);
  if (opened) return <PasswordForm onDone={onDone} />;
  return (
    <Anchor component="button" type="button" underline="always" onClick={open}>
      {t('otherWay')}
    </Anchor>
  );
}

/** The way in: one key, one signature; or a password and a code. */
export function Component() {
  const t = useT(SIGN_IN);
  const to = useDestination();
  const session = useSession();
  const change = useSessionChange();
  const navigate = useNavigate();
  const nonce = t('nonce');
  const request = useMemo(() => signInRequest(nonce), [nonce]);
  if (session) return <Navigate to={to ?? afterSignIn(session)} replace />;
  const enter = (signedIn: Session) => {
    change(signedIn);
    void navigate(to ?? afterSignIn(signedIn), { replace: true });
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
          <OtherWayIn onDone={enter} />
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
