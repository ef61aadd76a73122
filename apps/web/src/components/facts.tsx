import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Label and value pairs, read out as such. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

/** One pair; an absent value is a dash, not a hole. */
export function Fact({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children === undefined || children === null || children === '' ? '—' : children}</dd>
    </div>
  );
}
