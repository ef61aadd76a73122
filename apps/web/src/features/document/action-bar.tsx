import { ActionIcon, Button, type ButtonProps } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { ACT_ICONS } from './act-icons';
import type { NextAct, NextActs } from './next-acts';
import { PAGE } from './texts';

// The menu brings a positioning engine along, which the page can do without at first.
const MoreActs = lazy(() => import('./more-acts'));

interface Props {
  readonly next: NextActs;
  readonly acts: Readonly<Record<NextAct, () => void>>;
  readonly busy: NextAct | undefined;
}

function Act({ act, acts, busy, ...look }: { act: NextAct } & Omit<Props, 'next'> & ButtonProps) {
  const t = useT(PAGE);
  const Glyph = ACT_ICONS[act];
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

function NotYet() {
  const t = useT(PAGE);
  return (
    <ActionIcon size={36} variant="default" className={classes.more} aria-label={t('moreLabel')} disabled>
      <IconDots size={19} aria-hidden />
    </ActionIcon>
  );
}

/** What can be done now: one primary act, what answers it, and the rest a step away. */
export function ActionBar({ next: { primary, beside, more }, acts, busy }: Props) {
  return (
    <>
      {beside.map((act) => (
        <Act key={act} act={act} acts={acts} busy={busy} variant="default" className={classes.beside} />
      ))}
      {primary && <Act act={primary} acts={acts} busy={busy} className={classes.lead} />}
      {more.length > 0 && (
        <Suspense fallback={<NotYet />}>
          <MoreActs more={more} acts={acts} disabled={busy !== undefined} />
        </Suspense>
      )}
    </>
  );
}
