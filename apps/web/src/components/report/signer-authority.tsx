import { Text } from '@mantine/core';
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useLocalized, useT } from '../../lib/i18n';
import { StatusChip } from '../status-chip';
import classes from './report.module.css';
import { REPORT } from './texts';

/** May the signer sign for the organisation? A block of its own: it says nothing about the signature itself. */
export function SignerAuthority({ authority: { may, reason } }: { authority: Schemas['SignerAuthority'] }) {
  const t = useT(REPORT);
  const localized = useLocalized();
  return (
    <section className={classes.authority} aria-label={t('authority')}>
      <Text size="sm" fw={550}>
        {t('authority')}
      </Text>
      <div>
        <StatusChip tone={may ? 'good' : 'attention'} icon={may ? IconCircleCheck : IconHelpCircle}>
          {t(may ? 'authorityYes' : 'authorityNo')}
        </StatusChip>
      </div>
      <Text size="sm">{localized(reason)}</Text>
    </section>
  );
}
