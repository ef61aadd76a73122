import { Anchor, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './page.module.css';

interface Props {
  readonly title: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** Where one came from: the way back, above the title. */
  readonly back?: { to: string; label: string };
  /** Beside the title: a status chip. */
  readonly aside?: ReactNode;
  /** The one primary action and its companions: top right, sticky at the bottom on a phone. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'text' | 'wide';
  readonly children: ReactNode;
}

/** Names the browser tab and moves the focus to the heading, so that a screen reader hears the new page. */
function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · Qujat`;
  }, [title]);
  return heading;
}

/** A page of the app: title, actions, content. */
export function Page({ title, lead, back, aside, actions, width = 'wide', children }: Props) {
  const heading = useArrival(title);
  return (
    <Box className={classes.page} data-width={width}>
      {back && (
        <Anchor component={Link} to={back.to} size="sm" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="flex-start" gap="md" wrap="nowrap" mb="lg">
        <Stack gap={4} miw={0}>
          <Group gap="sm">
            <Title order={1} tabIndex={-1} ref={heading}>
              {title}
            </Title>
            {aside}
          </Group>
          {lead && (
            <Text c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {actions && <div className={classes.actions}>{actions}</div>}
      </Group>
      {children}
    </Box>
  );
}
