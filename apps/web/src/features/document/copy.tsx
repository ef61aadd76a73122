import { ActionIcon, CopyButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { PAGE } from './texts';

/** Copies a text and says that it did. */
export function Copy({ value, label }: { value: string; label: string }) {
  const t = useT(PAGE);
  return (
    <CopyButton value={value} timeout={2500}>
      {({ copied, copy }) => (
        <span className={classes.copy}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={copy}>
            {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
          </ActionIcon>
          <VisuallyHidden role="status">{copied && t('copied')}</VisuallyHidden>
        </span>
      )}
    </CopyButton>
  );
}
