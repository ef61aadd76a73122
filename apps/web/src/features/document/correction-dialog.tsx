import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DialogForm, ReasonField, useReason } from '../../components';
import { api, ask, type QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { PAGE } from './texts';

interface Props {
  readonly document: QujatDocument;
  readonly onClose: (done?: QujatDocument) => void;
}

/** Asks what is to be corrected; the sender reads it and makes a new version. */
export default function CorrectionDialog({ document: { id }, onClose }: Props) {
  const t = useT(PAGE);
  const why = useReason();
  const params = { path: { id } };
  const hand = useMutation({
    mutationFn: (reason: string) => ask(api.POST('/api/documents/{id}/correction', { params, body: { reason } })),
    onSuccess: (done) => onClose(done),
  });
  return (
    <DialogForm
      title={t('askCorrection')}
      act={t('askCorrection')}
      busy={hand.isPending}
      fault={hand.error}
      onSubmit={() => why.go(hand.mutate)}
      onClose={() => onClose()}
    >
      <Text size="sm">{t('askCorrectionText')}</Text>
      <ReasonField of={why} label={t('whatToCorrect')} short={t('reasonShort')} longest={1000} />
    </DialogForm>
  );
}
