import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { api, ask, fetchBlob, type QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSigner } from '../../lib/signing';
import { type Approval, useApprovalChanged } from './approval.query';
import { APPROVAL } from './texts';

/** What one does to an approval, with what one says. */
export type Act =
  | { readonly act: 'submit'; readonly routeId?: string }
  | { readonly act: 'approve'; readonly remark?: string }
  | { readonly act: 'return'; readonly reason: string }
  | { readonly act: 'forward'; readonly userId: string; readonly remark?: string }
  | { readonly act: 'withdraw' };

const DONE = {
  submit: 'submitted',
  approve: 'approveDone',
  return: 'returnDone',
  forward: 'forwardDone',
  withdraw: 'withdrawDone',
} as const;

/** Carries decisions out; where the step asks for a signature, the signing dialog comes first. */
export function useDecision(document: QujatDocument, approval: Approval | undefined) {
  const t = useT(APPROVAL);
  const changed = useApprovalChanged(document.id);
  const sign = useSigner();
  const at = { params: { path: { id: document.id } } };
  const taskId = approval?.mine?.taskId;

  const approve = (remark: string | undefined, signature?: string) =>
    ask(api.POST('/api/documents/{id}/approval/approve', { ...at, body: { taskId, remark, signature } }));

  const signed = (remark: string | undefined) =>
    sign({
      kind: 'document',
      items: [
        {
          ...(document.file ?? { name: document.title }),
          content: () => fetchBlob(`/api/documents/${document.id}/content`),
        },
      ],
      note: t('signNote'),
      submit: ([signature]) => approve(remark, signature),
    });

  function carryOut(act: Act): Promise<Approval | undefined> {
    if (act.act === 'submit')
      return ask(api.POST('/api/documents/{id}/approval', { ...at, body: { routeId: act.routeId } }));
    if (act.act === 'approve') return approval?.mine?.signed ? signed(act.remark) : approve(act.remark);
    if (act.act === 'return')
      return ask(api.POST('/api/documents/{id}/approval/return', { ...at, body: { taskId, reason: act.reason } }));
    if (act.act === 'withdraw') return ask(api.POST('/api/documents/{id}/approval/withdraw', { ...at, body: {} }));
    const { userId, remark } = act;
    return ask(api.POST('/api/documents/{id}/approval/forward', { ...at, body: { taskId, userId, remark } }));
  }

  return useMutation({
    mutationFn: carryOut,
    onSuccess: (done, { act }) => {
      if (!done) return;
      changed(done);
      notifications.show({ message: t(DONE[act]) });
    },
  });
}

/** A decision on its way. */
export type Deciding = ReturnType<typeof useDecision>;
