import { Alert, Anchor } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useT } from '../../../lib/i18n';
import { useRight } from '../../../lib/session';
import { useUnfinishedBatches } from './batch.query';
import { SIGNING_MANY } from './texts';

/** A batch that was begun and not signed to its end: the way back to it. */
export default function Unfinished() {
  const t = useT(SIGNING_MANY);
  const { data = [] } = useUnfinishedBatches(useRight('document.sign'));
  const [batch] = data;
  if (!batch) return null;
  return (
    <Alert icon={<IconSignature aria-hidden />} mb="md">
      {t('unfinished', { count: batch.counts.prepared })}{' '}
      <Anchor component={Link} to={`/signing/${batch.id}`} underline="always">
        {t('continueThere')}
      </Anchor>
    </Alert>
  );
}
