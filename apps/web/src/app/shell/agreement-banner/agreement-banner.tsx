import { Alert, Anchor, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Session } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { BANNER } from './texts';

/** E-5.14: who only reads is told why, and whose signature is awaited: their own, or the first head's. */
export default function AgreementBanner({ session }: { session: Session }) {
  const t = useT(BANNER);
  const isMine = session.step === 'sign-agreements';
  return (
    <Alert icon={<IconFileAlert aria-hidden />} title={t(isMine ? 'titleMine' : 'titleHead')} mb="md" role="status">
      <Text size="sm">{t(isMine ? 'textMine' : 'textHead')}</Text>
      {isMine && (
        <Anchor component={Link} to="/registration" size="sm" fw={550}>
          {t('sign')}
        </Anchor>
      )}
    </Alert>
  );
}
