import { Stack, Text } from '@mantine/core';
import { api, ask, fetchBlob, type CounterpartyInvitation } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSigner } from '../../lib/signing';
import classes from './counterparties.module.css';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

/** Accepts an invitation: the text is read, signed in the one dialog, and the two are counterparties. */
export function useAccept(): (invitation: CounterpartyInvitation) => Promise<void> {
  const t = useT(COUNTERPARTIES);
  const sign = useSigner();
  const done = useDone();
  return async ({ id }) => {
    const content = await fetchBlob(`/api/counterparty-invitations/${id}/statement`);
    const text = await content.text();
    const accepted = await sign({
      kind: 'statement',
      items: [{ name: t('acceptText'), size: content.size, content: () => Promise.resolve(content) }],
      note: (
        <Stack gap={6}>
          <Text size="sm">{t('acceptNote')}</Text>
          <pre className={classes.statement} tabIndex={0} aria-label={t('acceptText')}>
            {text}
          </pre>
        </Stack>
      ),
      submit: ([signature = '']) =>
        ask(api.POST('/api/counterparty-invitations/{id}/accept', { params: { path: { id } }, body: { signature } })),
    });
    if (accepted) await done(t(accepted.acceptance ? 'acceptanceWaits' : 'accepted'));
  };
}
