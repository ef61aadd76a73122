import { Alert, Text, Textarea } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm } from '../../../components';
import type { QujatDocument } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import { PAGE } from '../texts';
import { asksWhy, consequenceOf, makeStatement, useStatementSigning, type Kind } from './use-statement';

const SHORTEST = 3;
const LONGEST = 1000;
const WARN_BELOW = 200;
const TITLES = {
  recall: 'recallTitle',
  refusal: 'refuseTitle',
  'annulment-proposal': 'proposeAnnulment',
  'annulment-withdrawal': 'withdrawAnnulment',
  'annulment-consent': 'acceptAnnulment',
  'annulment-refusal': 'refuseAnnulment',
} as const satisfies Readonly<Record<Kind, string>>;

interface Props {
  readonly document: QujatDocument;
  readonly kind: Kind;
  /** The one recipient that a recall is about; none: all of them. */
  readonly from?: QujatDocument['recipients'][number];
  readonly onClose: () => void;
  readonly onDone: (document: QujatDocument) => void;
}

/** The statement is made with the reason, shown and signed; whoever stops halfway finds the reason as it was. */
function useStatement({ document, kind, from, onDone }: Props) {
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const [signing, setSigning] = useState(false);
  const [stopped, setStopped] = useState(false);
  const sign = useStatementSigning(document);
  const make = useMutation({
    mutationFn: () => makeStatement(document.id, { kind, reason: reason.trim(), recipientId: from?.id ?? undefined }),
  });
  const tooShort = asksWhy(kind) && reason.trim().length < SHORTEST;

  const submit = async () => {
    setStrict(true);
    setStopped(false);
    if (tooShort) return;
    const statement = await make.mutateAsync().catch(() => undefined);
    if (!statement) return;
    setSigning(true);
    const done = await sign(kind, statement);
    setSigning(false);
    if (done) onDone(done);
    else setStopped(true);
  };
  return { reason, setReason, wrong: strict && tooShort, signing, stopped, make, submit };
}

/** Asks why, before a statement is signed. */
export default function ReasonDialog(props: Props) {
  const { kind, from, onClose } = props;
  const t = useT(PAGE);
  const localized = useLocalized();
  const form = useStatement(props);
  const left = LONGEST - form.reason.length;
  return (
    <DialogForm
      title={t(from ? 'recallOneTitle' : TITLES[kind])}
      act={t('toSigning')}
      color={kind === 'refusal' ? 'red' : undefined}
      busy={form.make.isPending}
      fault={form.make.error}
      opened={!form.signing}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <Text size="sm">{from ? t('recallOneText', { name: localized(from.name) }) : t(consequenceOf(kind))}</Text>
      {form.stopped && (
        <Alert color="gray" role="status" icon={<IconInfoCircle aria-hidden />}>
          {t('notSigned')}
        </Alert>
      )}
      {asksWhy(kind) && (
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={LONGEST}
          required
          value={form.reason}
          onChange={(event) => form.setReason(event.currentTarget.value)}
          error={form.wrong && t('reasonShort')}
        />
      )}
      {left < WARN_BELOW && (
        <Text size="xs" c="dimmed">
          {t('reasonLeft', { count: left })}
        </Text>
      )}
    </DialogForm>
  );
}
