import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DialogForm, ReasonField, useReason } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}

/** Ends the relation with a reason that both sides read. */
export default function EndDialog({ id, name, onClose, onEnded }: Props) {
  const t = useT(COUNTERPARTIES);
  const done = useDone();
  const why = useReason();
  const end = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/counterparties/{id}/end', { params: { path: { id } }, body: { reason } })),
    onSuccess: async () => {
      onEnded();
      await done(t('ended'));
    },
  });
  return (
    <DialogForm
      title={t('endTitle', { name })}
      act={t('end')}
      color="red"
      busy={end.isPending}
      fault={end.error}
      onSubmit={() => why.go(end.mutate)}
      onClose={onClose}
    >
      <Text size="sm">{t('endText')}</Text>
      <ReasonField of={why} label={t('reason')} hint={t('endHint')} short={t('reasonShort')} longest={1000} />
    </DialogForm>
  );
}
