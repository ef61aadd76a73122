import { Text } from '@mantine/core';
import { useState } from 'react';
import { DialogForm, ReasonField, useReason } from '../../components';
import { useT } from '../../lib/i18n';
import { POWERS } from './texts';
import { useRevocation } from './use-attorney-signing';
import type { Attorney } from './words';

interface Props {
  readonly attorney: Attorney;
  readonly onClose: () => void;
  readonly onDone: (attorney: Attorney) => void;
}

/** Asks why, before a revocation is signed. */
export default function RevokeDialog({ attorney, onClose, onDone }: Props) {
  const t = useT(POWERS);
  const revoke = useRevocation();
  const why = useReason();
  const [signing, setSigning] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const sign = async (reason: string) => {
    setSigning(true);
    try {
      const done = await revoke(attorney, reason);
      if (done) onDone(done);
    } catch (cause) {
      setFault(cause);
    } finally {
      setSigning(false);
    }
  };
  return (
    <DialogForm
      title={t('revokeTitle', { number: attorney.number })}
      act={t('revoke')}
      color="red"
      fault={fault}
      opened={!signing}
      onSubmit={() => why.go((reason) => void sign(reason))}
      onClose={onClose}
    >
      <Text size="sm">{t('revokeText')}</Text>
      <ReasonField of={why} label={t('reason')} short={t('reasonShort')} longest={1000} />
    </DialogForm>
  );
}
