import { Text } from '@mantine/core';
import { DialogForm, ReasonField, useReason } from '../../../components';
import type { MemberJoinRequest } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { REQUESTS } from './texts';
import { nameOf, useDecision } from './use-requests';

/** Refusing: with a reason that the person can act on. */
export default function RefuseDialog({ request, onClose }: { request: MemberJoinRequest; onClose: () => void }) {
  const t = useT(REQUESTS);
  const why = useReason();
  const { refuse } = useDecision(request);
  return (
    <DialogForm
      title={t('refuseTitle', { name: nameOf(request) })}
      act={t('refuse')}
      color="red"
      busy={refuse.isPending}
      fault={refuse.error}
      onSubmit={() => why.go((reason) => refuse.mutate(reason, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('refuseText')}
      </Text>
      <ReasonField of={why} label={t('reason')} hint={t('reasonHint')} short={t('reasonMissing')} longest={500} />
    </DialogForm>
  );
}
