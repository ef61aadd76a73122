import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconFileCheck, IconTrash, IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { formatSize } from '../../../lib/format';
import { useLocale, useT } from '../../../lib/i18n';
import { VERIFICATION } from '../texts';
import classes from '../verification.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

function useDrop(onFile: Props['onFile']) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return { isOver, handlers: { onDragOver: over, onDragLeave: () => setIsOver(false), onDrop: drop } };
}

/** A place for one file: chosen or dropped. */
export function FileDrop({ label, hint, file, onFile }: Props) {
  const t = useT(VERIFICATION);
  const locale = useLocale();
  const id = useId();
  const reset = useRef<() => void>(null);
  const { isOver, handlers } = useDrop(onFile);
  const take = (chosen: File | null) => {
    reset.current?.();
    if (chosen) onFile(chosen);
  };
  return (
    <div className={classes.drop} data-over={isOver || undefined} data-kept={file ? true : undefined} {...handlers}>
      <div className={classes.dropText}>
        <Text fw={600} id={`${id}-label`}>
          {label}
        </Text>
        {file ? (
          <Group gap={6} wrap="nowrap" align="flex-start">
            <IconFileCheck size={18} aria-hidden />
            <Text size="sm" className={classes.wrap}>
              {file.name}, {formatSize(file.size, locale)}
            </Text>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <FileButton onChange={take} resetRef={reset}>
          {(props) => (
            <Button
              {...props}
              size="sm"
              variant={file ? 'default' : 'light'}
              leftSection={<IconUpload size={16} aria-hidden />}
              id={`${id}-choose`}
              aria-labelledby={`${id}-choose ${id}-label`}
            >
              {t(file ? 'chooseOther' : 'choose')}
            </Button>
          )}
        </FileButton>
        {file && (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            px={8}
            aria-label={t('checkRemove', { name: file.name })}
            onClick={() => onFile(undefined)}
          >
            <IconTrash size={16} aria-hidden />
          </Button>
        )}
      </Group>
    </div>
  );
}
