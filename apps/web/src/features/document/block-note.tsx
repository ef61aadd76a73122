import { Alert, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { QujatDocument } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { PAGE } from './texts';

/** The operator has blocked the content (E-3.13): on what ground, and since when. */
export function BlockNote({ block }: Pick<QujatDocument, 'block'>) {
  const t = useT(PAGE);
  if (!block) return null;
  return (
    <Alert color="red" icon={<IconLock aria-hidden />} title={t('blockedTitle')} mb="md">
      <Text size="sm">{t('blockedText', { clause: block.clause, at: formatDateTime(block.at) })}</Text>
      <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {block.ground}
      </Text>
    </Alert>
  );
}
