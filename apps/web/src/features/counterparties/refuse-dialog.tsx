import { useMutation } from '@tanstack/react-query';
import { DialogForm, ReasonField, useReason } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

/** Refuses an invitation with a reason. */
export default function RefuseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(COUNTERPARTIES);
  const done = useDone();
  const why = useReason();
  const refuse = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/counterparty-invitations/{id}/refuse', { params: { path: { id } }, body: { reason } })),
    onSuccess: async () => {
      onClose();
      await done(t('refused'));
    },
  });
  return (
    <DialogForm
      title={t('refuseTitle')}
      act={t('refuse')}
      color="red"
      busy={refuse.isPending}
      fault={refuse.error}
      onSubmit={() => why.go(refuse.mutate)}
      onClose={onClose}
    >
      <ReasonField of={why} label={t('reason')} hint={t('reasonHint')} short={t('reasonShort')} longest={1000} />
    </DialogForm>
  );
}
