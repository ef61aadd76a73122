import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './document.module.css';

/** A part of the page under its heading. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.heading}>
        <Title order={2} id={id} tabIndex={-1}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
