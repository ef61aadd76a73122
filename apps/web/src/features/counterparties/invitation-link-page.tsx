import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Loading, Page, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { COUNTERPARTIES } from './texts';
import { keepInvitation } from './use-claim';

/** Where the link of a letter leads: who invites, and how to go on. The secret stays in the fragment, and then here. */
export function Component() {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const [token] = useState(() => window.location.hash.slice(1));
  const { data, error, isPending } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask(api.POST('/api/public/invitations', { body: { token } })),
    retry: false,
  });
  useEffect(() => {
    if (data) keepInvitation(token);
  }, [data, token]);
  return (
    <div style={{ maxWidth: 760, margin: '0 auto', padding: '36px 20px' }}>
      <Page title={t(error ? 'linkBad' : 'linkTitle')} width="text">
        {isPending && <Loading />}
        {error && <ProblemAlert cause={error} />}
        {data && (
          <Stack>
            <Text>{t('linkText', { name: localized(data.from), bin: data.fromBin })}</Text>
            {data.text && <Text fs="italic">{data.text}</Text>}
            <Text c="dimmed">{t('linkUntil', { date: formatDate(data.expiresAt) })}</Text>
            <Text>{t('linkHow')}</Text>
            <Anchor component={Link} to="/sign-in?to=%2Fcounterparties">
              <Button component="span">{t('linkSignIn')}</Button>
            </Anchor>
          </Stack>
        )}
      </Page>
    </div>
  );
}
