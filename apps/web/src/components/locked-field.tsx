import { Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useT } from '../lib/i18n';
import { COMMON } from './texts';

/** What the certificate says: filled in, locked, with a lock that tells why. Long names wrap instead of being cut. */
export function LockedField({ label, value }: { label: string; value: string }) {
  const t = useT(COMMON);
  const why = t('lockedByCertificate');
  return (
    <Textarea
      label={label}
      value={value}
      readOnly
      autosize
      minRows={1}
      variant="filled"
      title={why}
      aria-description={why}
      rightSection={<IconLock size={16} stroke={1.6} aria-hidden />}
    />
  );
}
