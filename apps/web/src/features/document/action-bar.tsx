import { ActionIcon, Button, Menu, type ButtonProps } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconDots,
  IconMailOpened,
  IconPencil,
  IconPrinter,
  IconSend,
  IconSignature,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import type { NextAct, NextActs } from './next-acts';
import { PAGE } from './texts';

const ICONS: Readonly<Record<NextAct, Icon>> = {
  open: IconMailOpened,
  sign: IconSignature,
  signAndSend: IconSignature,
  signOnly: IconSignature,
  signMore: IconSignature,
  send: IconSend,
  sendLater: IconSend,
  refuse: IconBan,
  recall: IconArrowBackUp,
  remove: IconTrash,
  edit: IconPencil,
  fillIn: IconPencil,
  print: IconPrinter,
};

interface Props {
  readonly next: NextActs;
  readonly acts: Readonly<Record<NextAct, () => void>>;
  readonly busy: NextAct | undefined;
}

function Act({ act, acts, busy, ...look }: { act: NextAct } & Omit<Props, 'next'> & ButtonProps) {
  const t = useT(PAGE);
  const Glyph = ICONS[act];
  return (
    <Button
      leftSection={<Glyph size={18} aria-hidden />}
      loading={busy === act}
      disabled={busy !== undefined && busy !== act}
      onClick={acts[act]}
      {...look}
    >
      {t(act)}
    </Button>
  );
}

function More({ more, acts, busy }: Omit<Props, 'next'> & Pick<NextActs, 'more'>) {
  const t = useT(PAGE);
  return (
    <Menu position="bottom-end" width={230} shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon
          size={36}
          variant="default"
          className={classes.more}
          aria-label={t('moreLabel')}
          disabled={busy !== undefined}
        >
          <IconDots size={19} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map((act) => {
          const Glyph = ICONS[act];
          return (
            <Menu.Item
              key={act}
              color={act === 'remove' ? 'red' : undefined}
              leftSection={<Glyph size={17} aria-hidden />}
              onClick={acts[act]}
            >
              {t(act)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done now: one primary act, what answers it, and the rest a step away. */
export function ActionBar({ next: { primary, beside, more }, acts, busy }: Props) {
  return (
    <>
      {beside.map((act) => (
        <Act key={act} act={act} acts={acts} busy={busy} variant="default" />
      ))}
      {primary && <Act act={primary} acts={acts} busy={busy} />}
      {more.length > 0 && <More more={more} acts={acts} busy={busy} />}
    </>
  );
}
