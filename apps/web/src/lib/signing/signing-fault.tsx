import { Alert, Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { ProblemAlert } from '../../components/problem-alert';
import { useT } from '../i18n';
import { SigningFailure } from './signing.types';
import { SIGNING } from './texts';
import type { Phase } from './use-signing-run';

const NCALAYER_SITE = 'https://ncl.pki.gov.kz/';

function Absent() {
  const t = useT(SIGNING);
  return (
    <Alert color="orange" role="alert" icon={<IconPlugConnectedX aria-hidden />} title={t('absentTitle')}>
      <Text size="sm">{t('absentText')}</Text>
      <Anchor href={NCALAYER_SITE} target="_blank" rel="noopener" size="sm">
        {t('absentGet')}
      </Anchor>
    </Alert>
  );
}

/** Why it did not come to a signature, and what to do. */
export function SigningFault({ phase }: { phase: Extract<Phase, { at: 'failed' }> }) {
  const t = useT(SIGNING);
  const { cause, during } = phase;
  if (!(cause instanceof SigningFailure)) {
    const title = during === 'sending' ? t('problemTitle') : undefined;
    return <ProblemAlert cause={cause} title={title} kept={t('nothingLost')} />;
  }
  if (cause.fault === 'absent') return <Absent />;
  return (
    <Alert
      color={cause.fault === 'cancelled' ? 'gray' : 'red'}
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`${cause.fault}Title`)}
    >
      {t(`${cause.fault}Text`, { message: cause.message })}
    </Alert>
  );
}
