import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useT } from '../../lib/i18n';
import { ACT_ICONS } from './act-icons';
import classes from './document.module.css';
import type { NextAct } from './next-acts';
import { PAGE } from './texts';

interface Props {
  readonly more: readonly NextAct[];
  readonly acts: Readonly<Record<NextAct, () => void>>;
  readonly disabled: boolean;
}

/** The acts that are seldom wanted, behind one button. */
export default function MoreActs({ more, acts, disabled }: Props) {
  const t = useT(PAGE);
  const target = useRef<HTMLButtonElement>(null);
  // A dialog gives the focus back to where it came from, and the entry of the menu will be gone by then.
  const choose = (act: NextAct) => {
    target.current?.focus();
    acts[act]();
  };
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon
          ref={target}
          size={36}
          variant="default"
          className={classes.more}
          aria-label={t('moreLabel')}
          disabled={disabled}
        >
          <IconDots size={19} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map((act) => {
          const Glyph = ACT_ICONS[act];
          return (
            <Menu.Item
              key={act}
              color={act === 'remove' ? 'red' : undefined}
              leftSection={<Glyph size={17} aria-hidden />}
              onClick={() => choose(act)}
            >
              {t(act)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
