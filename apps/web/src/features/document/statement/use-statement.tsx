import { Stack, Text } from '@mantine/core';
import type { Schemas } from '@qujat/api-client';
import { api, ask, type QujatDocument, type Statement, type StatementKind } from '../../../lib/api';
import { useT, type Translate } from '../../../lib/i18n';
import { bytesOf, useSigner } from '../../../lib/signing';
import classes from '../document.module.css';
import { PAGE } from '../texts';

/** A recall, a refusal, a step of an annulment. */
export type Kind = StatementKind;

const NOTES = {
  recall: 'recallText',
  refusal: 'refuseText',
  'annulment-proposal': 'annulmentProposalText',
  'annulment-withdrawal': 'annulmentWithdrawalText',
  'annulment-consent': 'annulmentConsentText',
  'annulment-refusal': 'annulmentRefusalText',
} as const;

/** What speaks for itself is signed without a reason. */
export const asksWhy = (kind: Kind): boolean => kind !== 'annulment-withdrawal' && kind !== 'annulment-consent';

// A type, not an interface: the client wants what can be read by any key.
type Handed = { params: { path: { id: string } }; body: { statementId: string; signature: string } };

/** Where each statement is handed in. */
const HAND = {
  recall: (handed: Handed) => api.POST('/api/documents/{id}/recall', handed),
  refusal: (handed: Handed) => api.POST('/api/documents/{id}/refuse', handed),
  'annulment-proposal': (handed: Handed) => api.POST('/api/documents/{id}/annulment/propose', handed),
  'annulment-withdrawal': (handed: Handed) => api.POST('/api/documents/{id}/annulment/withdraw', handed),
  'annulment-consent': (handed: Handed) => api.POST('/api/documents/{id}/annulment/accept', handed),
  'annulment-refusal': (handed: Handed) => api.POST('/api/documents/{id}/annulment/refuse', handed),
} as const satisfies Readonly<Record<Kind, unknown>>;

type PageText = Translate<keyof (typeof PAGE)['ru']>;

function Words({ text, t }: { text: string; t: PageText }) {
  return (
    <Stack gap={6}>
      <Text size="sm">{t('statementNote')}</Text>
      <pre className={classes.statement} tabIndex={0} aria-label={t('statementText')}>
        {text}
      </pre>
    </Stack>
  );
}

function hand(kind: Kind, id: string, body: { statementId: string; signature: string }): Promise<QujatDocument> {
  return ask(HAND[kind]({ params: { path: { id } }, body }));
}

type Making = Schemas['MakeStatement'];

/** Has the portal write the statement with the reason; the same words are read and signed. */
export const makeStatement = (id: string, { reason, ...about }: Making): Promise<Statement> =>
  ask(
    api.POST('/api/documents/{id}/statements', {
      params: { path: { id } },
      body: { ...about, reason: reason || undefined },
    }),
  );

/** Signs a statement through the one dialog; nothing when the person closed it. */
export function useStatementSigning({ id, number }: Pick<QujatDocument, 'id' | 'number'>) {
  const t = useT(PAGE);
  const sign = useSigner();
  return (kind: Kind, { id: statementId, content, text, sha256 }: Statement): Promise<QujatDocument | undefined> => {
    const bytes = bytesOf(content);
    return sign({
      kind: 'statement',
      items: [
        {
          name: t('statementName', { kind: kind.replace('-', '_'), number }),
          size: bytes.length,
          sha256,
          content: () => Promise.resolve(new Blob([bytes], { type: 'text/plain' })),
        },
      ],
      note: <Words text={text} t={t} />,
      submit: ([signature = '']) => hand(kind, id, { statementId, signature }),
    });
  };
}

/** What a statement of this kind brings about, for the dialog that asks for its reason. */
export const consequenceOf = (kind: Kind): (typeof NOTES)[Kind] => NOTES[kind];
