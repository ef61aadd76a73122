import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import classes from './report.module.css';

interface Props {
  readonly label: string;
  /** Added for a screen reader where the label alone says too little. */
  readonly about?: string;
  readonly children: ReactNode;
}

/** Details behind a line; what is inside is fetched only when somebody looks. */
export function Fold({ label, about, children }: Props) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <div>
      <UnstyledButton
        className={classes.fold}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronDown size={16} data-open={opened} aria-hidden />{' '}
        <span>
          {label}
          {about && <VisuallyHidden>: {about}</VisuallyHidden>}
        </span>
      </UnstyledButton>
      {opened && <div id={id}>{children}</div>}
    </div>
  );
}
