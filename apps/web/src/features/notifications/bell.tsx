import { ActionIcon, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { SHELL } from '../../app/shell/texts';
import { useT } from '../../lib/i18n';
import { unreadQuery } from './notifications.query';

/** The way to the notices, with how many wait. */
export function Bell() {
  const t = useT(SHELL);
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const label = unread > 0 ? t('bellUnread', { count: unread }) : t('bell');
  return (
    <Indicator label={unread > 99 ? '99+' : unread} size={17} offset={8} disabled={unread === 0}>
      <ActionIcon
        component={Link}
        to="/notifications"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        title={label}
      >
        <IconBell size={20} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}
