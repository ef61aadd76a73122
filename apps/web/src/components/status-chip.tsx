import type { Icon } from '@tabler/icons-react';
import classes from './status-chip.module.css';

/** What a state means to the reader; the colour follows from it. */
export type Tone = 'neutral' | 'progress' | 'attention' | 'good' | 'bad';

/** A state as an icon, a word and a colour: never by colour alone. */
export function StatusChip({ tone, icon: Glyph, children }: { tone: Tone; icon: Icon; children: string }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      <Glyph size={15} stroke={1.9} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
