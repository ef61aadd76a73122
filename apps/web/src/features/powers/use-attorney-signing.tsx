import { Stack, Text } from '@mantine/core';
import { api, ask, fetchBlob } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { bytesOf, useSigner } from '../../lib/signing';
import classes from './powers.module.css';
import { POWERS } from './texts';
import type { Attorney } from './words';

function Words({ note, label, text }: { note: string; label: string; text: string }) {
  return (
    <Stack gap={6}>
      <Text size="sm">{note}</Text>
      <pre className={classes.text} tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </Stack>
  );
}

/** Signing a power of attorney through the one dialog: what is read is what is signed. */
export function useAttorneySigning(): (attorney: Attorney) => Promise<Attorney | undefined> {
  const t = useT(POWERS);
  const sign = useSigner();
  return ({ id, number, text, sha256 }) =>
    sign({
      kind: 'statement',
      items: [
        { name: t('items', { number }), sha256, content: () => fetchBlob(`/api/powers-of-attorney/${id}/content`) },
      ],
      note: <Words note={t('signNoteAttorney')} label={t('attorneyText')} text={text} />,
      submit: ([signature = '']) =>
        ask(api.POST('/api/powers-of-attorney/{id}/signature', { params: { path: { id } }, body: { signature } })),
    });
}

/** Revoking: the statement is made with the reason, read and signed. */
export function useRevocation(): (attorney: Attorney, reason: string) => Promise<Attorney | undefined> {
  const t = useT(POWERS);
  const sign = useSigner();
  return async ({ id, number }, reason) => {
    const path = { params: { path: { id } } };
    const statement = await ask(api.POST('/api/powers-of-attorney/{id}/revocations', { ...path, body: { reason } }));
    const { id: revocationId, content, text, sha256 } = statement;
    return sign({
      kind: 'statement',
      items: [
        {
          name: t('revocationItem', { number }),
          sha256,
          content: () => Promise.resolve(new Blob([bytesOf(content)], { type: 'text/plain' })),
        },
      ],
      note: <Words note={t('revokeText')} label={t('statementText')} text={text} />,
      submit: ([signature = '']) =>
        ask(api.POST('/api/powers-of-attorney/{id}/revoke', { ...path, body: { revocationId, signature } })),
    });
  };
}
