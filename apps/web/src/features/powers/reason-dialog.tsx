import { Text } from '@mantine/core';
import { DialogForm, ReasonField, useReason } from '../../components';
import { useT } from '../../lib/i18n';
import { POWERS } from './texts';

/** The act on its way, as the dialog needs it. */
interface Acting {
  readonly isPending: boolean;
  readonly error: Error | null;
  mutate(
    act: { readonly act: 'suspend' | 'restore'; readonly reason: string },
    options: { readonly onSuccess: () => void },
  ): void;
}

/** Asks why, before somebody is suspended or restored. */
export default function ReasonDialog({
  act,
  onClose,
  acting,
}: {
  act: 'suspend' | 'restore';
  onClose: () => void;
  acting: Acting;
}) {
  const t = useT(POWERS);
  const why = useReason();
  return (
    <DialogForm
      title={t(`${act}Title`)}
      act={t(act)}
      color={act === 'suspend' ? 'red' : undefined}
      busy={acting.isPending}
      fault={acting.error}
      onSubmit={() => why.go((reason) => acting.mutate({ act, reason }, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <Text size="sm">{t(`${act}Text`)}</Text>
      <ReasonField of={why} label={t('reason')} short={t('reasonShort')} longest={500} />
    </DialogForm>
  );
}
