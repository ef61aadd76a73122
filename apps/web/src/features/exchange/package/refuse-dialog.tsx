import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DialogForm, ReasonField, useReason } from '../../../components';
import type { DocumentSummary } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { type OutcomeOfAll, useRefuseAll } from './answer-all';
import { PACKAGES } from './texts';

interface Props {
  readonly documents: readonly DocumentSummary[];
  readonly onClose: (outcome?: OutcomeOfAll) => void;
}

/** Asks for the reason of all refusals, and has them signed. */
export default function RefuseDialog({ documents, onClose }: Props) {
  const t = useT(PACKAGES);
  const why = useReason();
  const refuseAll = useRefuseAll();
  const refuse = useMutation({
    mutationFn: (reason: string) => refuseAll(documents, reason),
    // Whoever closed the signing dialog finds the reason as it was.
    onSuccess: (outcome) => outcome && onClose(outcome),
  });
  return (
    <DialogForm
      title={t('refuseAll')}
      act={t('toSigning')}
      color="red"
      busy={refuse.isPending}
      opened={!refuse.isPending}
      fault={refuse.error}
      onSubmit={() => why.go(refuse.mutate)}
      onClose={() => onClose()}
    >
      <Text size="sm">{t('refuseAllText', { count: documents.length })}</Text>
      <ReasonField of={why} label={t('refuseReason')} short={t('reasonShort')} longest={1000} />
    </DialogForm>
  );
}
