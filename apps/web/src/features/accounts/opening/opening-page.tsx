import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { Loading, Page, ProblemAlert } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import { RecoveryCodes } from '../../security';
import { ByLink, ByOneTime } from './prove';
import { SetUpAccount } from './set-up-account';
import { OPENING } from './texts';

type Invitation = Schemas['AccountInvitation'];
type Key = Schemas['AccountKey'];
type Opened = Schemas['OpenedAccountResponse'];

function Invites({ invitation: { organisation, name } }: { invitation: Invitation }) {
  const t = useT(OPENING);
  const localized = useLocalized();
  return <Text>{t('invites', { organisation: localized(organisation), name })}</Text>;
}

/** Where one is; focus goes to it, so that a screen reader hears what has changed. */
function Step({ at, of, name }: { at: number; of: number; name: string }) {
  const t = useT(OPENING);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at > 1) heading.current?.focus();
  }, [at]);
  return (
    <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
      {t('step', { at, of, name })}
    </Title>
  );
}

function Done({ opened: { login, codes } }: { opened: Opened }) {
  const t = useT(OPENING);
  const [kept, setKept] = useState(false);
  return (
    <Stack>
      <Text style={{ overflowWrap: 'anywhere' }}>{t('doneText', { login })}</Text>
      {!kept && <RecoveryCodes codes={codes} onDone={() => setKept(true)} />}
      {kept && (
        <Button component={Link} to="/sign-in" style={{ alignSelf: 'flex-start' }}>
          {t('toSignIn')}
        </Button>
      )}
    </Stack>
  );
}

function Steps({ token, onOpened }: { token: string; onOpened: (opened: Opened) => void }) {
  const t = useT(OPENING);
  const [sentTo, setSentTo] = useState<string>();
  const [key, setKey] = useState<Key>();
  const [hasPassword, setHasPassword] = useState(false);
  const of = token ? 4 : 3;
  if (key) {
    return (
      <>
        {!token && <Invites invitation={key} />}
        <Step at={of - (hasPassword ? 0 : 1)} of={of} name={t(hasPassword ? 'stepApp' : 'stepPassword')} />
        <SetUpAccount opening={key} onPassword={() => setHasPassword(true)} onOpened={onOpened} />
      </>
    );
  }
  if (!token) {
    return (
      <>
        <Step at={1} of={of} name={t('stepOneTime')} />
        <ByOneTime onKey={setKey} />
      </>
    );
  }
  return (
    <>
      <Step at={sentTo ? 2 : 1} of={of} name={t(sentTo ? 'stepCode' : 'stepMail')} />
      <ByLink token={token} sentTo={sentTo} onSent={setSentTo} onKey={setKey} />
    </>
  );
}

/** Opening an account without a certificate: by the link of a letter, or with a login and one-time password (D-3). */
export function Component() {
  const t = useT(OPENING);
  const [token] = useState(() => window.location.hash.slice(1));
  const [opened, setOpened] = useState<Opened>();
  const { data, error, isLoading } = useQuery({
    queryKey: ['account-invitation', token],
    queryFn: () => ask(api.POST('/api/public/accounts', { body: { token } })),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  });
  const title = opened ? 'doneTitle' : error ? 'bad' : 'title';
  return (
    <div style={{ maxWidth: 640, margin: '0 auto', padding: '36px 20px' }}>
      <Page title={t(title)} width="narrow">
        {isLoading && <Loading />}
        {error && !opened && (
          <Stack>
            <ProblemAlert cause={error} />
            <Anchor component={Link} to="/sign-in" underline="always">
              {t('toSignIn')}
            </Anchor>
          </Stack>
        )}
        {opened && <Done opened={opened} />}
        {!opened && (data || !token) && (
          <Stack>
            {data && <Invites invitation={data} />}
            <Steps token={token} onOpened={setOpened} />
          </Stack>
        )}
      </Page>
    </div>
  );
}
