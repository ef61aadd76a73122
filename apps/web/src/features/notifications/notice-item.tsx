import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Time } from '../../components';
import type { PortalNotice } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './notifications.module.css';
import { NOTIFICATIONS } from './texts';

/** One notice; going where it leads reads it. */
export function NoticeItem({ notice, onRead }: { notice: PortalNotice; onRead: (id: string) => void }) {
  const t = useT(NOTIFICATIONS);
  const isUnread = notice.readAt === null;
  return (
    <li className={classes.item} data-unread={isUnread || undefined}>
      <Group justify="space-between" align="baseline" gap="xs">
        <Text fw={isUnread ? 650 : 500}>
          {notice.title}
          {isUnread && <span className={classes.mark}>{t('unreadMark')}</span>}
        </Text>
        <Text size="xs" c="dimmed" component="span">
          <Time value={notice.createdAt} />
        </Text>
      </Group>
      {notice.text && (
        <Text size="sm" mt={4} className={classes.text}>
          {notice.text}
        </Text>
      )}
      {notice.link && (
        <Anchor component={Link} to={notice.link} size="sm" onClick={() => isUnread && onRead(notice.id)}>
          {t('open')}
        </Anchor>
      )}
    </li>
  );
}
