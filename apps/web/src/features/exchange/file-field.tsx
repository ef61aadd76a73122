import { Button, FileButton, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconFileCheck, IconReplace, IconTrash, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { Config } from '../../lib/api';
import { formatSize } from '../../lib/format';
import { useLocale, useT } from '../../lib/i18n';
import classes from './document-editor.module.css';
import { acceptOf, namesOf } from './file-check';
import { FileRefusal } from './file-refusal';
import { EXCHANGE } from './texts';
import { OnItsWay, Unfinished } from './on-its-way';
import type { FileUpload } from './use-file-upload';

interface Props {
  readonly upload: FileUpload;
  readonly limits: Config;
  /** A missing file is marked once one wanted to go on. */
  readonly strict: boolean;
}

function Choose({ upload, limits, label, isQuiet }: Omit<Props, 'strict'> & { label: string; isQuiet?: boolean }) {
  const reset = useRef<() => void>(null);
  const chosen = (file: File | null) => {
    // The same file may be chosen once more after a refusal.
    reset.current?.();
    if (file) void upload.send(file);
  };
  const icon = isQuiet ? <IconReplace size={16} aria-hidden /> : <IconUpload size={18} aria-hidden />;
  return (
    <FileButton onChange={chosen} accept={acceptOf(limits)} resetRef={reset}>
      {(props) => (
        <Button
          {...props}
          id="field-file"
          variant={isQuiet ? 'default' : 'light'}
          size={isQuiet ? 'xs' : 'sm'}
          leftSection={icon}
          aria-describedby="file-limits"
        >
          {label}
        </Button>
      )}
    </FileButton>
  );
}

function Kept({ upload, limits }: Omit<Props, 'strict'>) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const { file } = upload;
  if (!file) return null;
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" className={classes.fileName}>
        <IconFileCheck size={26} stroke={1.5} className={classes.fileIcon} aria-hidden />
        <div className={classes.fileName}>
          <Text fw={550}>{file.name}</Text>
          <Text size="sm" c="dimmed">
            {t('fileAccepted')} · {formatSize(file.size, locale)}
          </Text>
        </div>
      </Group>
      <Group gap="xs">
        <Choose upload={upload} limits={limits} label={t('replaceFile')} isQuiet />
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconTrash size={15} aria-hidden />}
          loading={upload.isRemoving}
          onClick={() => void upload.remove()}
        >
          {t('removeFile')}
        </Button>
      </Group>
    </Group>
  );
}

/** Files may be let go of anywhere over the field. */
function useDrop(upload: FileUpload) {
  const [isOver, setIsOver] = useState(false);
  const isFree = upload.sending === undefined;
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isFree ? 'copy' : 'none';
    setIsOver(isFree);
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file && isFree) void upload.send(file);
  };
  return { isOver, handlers: { onDragOver: over, onDragLeave: leave, onDrop: drop } };
}

/** The button one pressed is gone with its stage: the keyboard goes on from the next stage's first button. */
function useFocusKept(stage: string) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.querySelector('button')?.focus();
  }, [stage]);
  return field;
}

/** What was said of the file last, read out. */
function Spoken({ upload }: { upload: FileUpload }) {
  const t = useT(EXCHANGE);
  const { news, file } = upload;
  const texts = {
    accepted: t('fileAcceptedSpoken', { name: file?.name }),
    removed: t('fileRemovedSpoken'),
    stopped: t('uploadStopped'),
  };
  return <VisuallyHidden role="status">{news ? texts[news] : ''}</VisuallyHidden>;
}

/** The file of the document: chosen or dropped, on its way, kept, refused. */
export function FileField({ upload, limits, strict }: Props) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const { isOver, handlers } = useDrop(upload);
  const { sending, file, news } = upload;
  const field = useFocusKept(sending ? 'sending' : file ? 'kept' : 'none');
  const isMissing = strict && !file && !sending;
  const max = formatSize(limits.maxFileBytes, locale);
  return (
    <div>
      <div
        ref={field}
        className={classes.drop}
        data-over={isOver || undefined}
        data-kept={file || sending ? true : undefined}
        data-missing={isMissing || undefined}
        {...handlers}
      >
        {sending && <OnItsWay sending={sending} onStop={upload.stop} />}
        {!sending && file && <Kept upload={upload} limits={limits} />}
        {!sending && !file && (
          <>
            {upload.unfinished && <Unfinished upload={upload} kept={upload.unfinished} />}
            <Text fw={550} className={classes.dropText}>
              {t(isOver ? 'dropNow' : 'dropHere')}
            </Text>
            <Choose upload={upload} limits={limits} label={t('chooseFile')} />
          </>
        )}
      </div>
      <Text size="sm" c="dimmed" mt={6} id="file-limits">
        {t('limits', { size: max, types: namesOf(limits) })}
      </Text>
      {isMissing && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {t('fileMissing')}
        </Text>
      )}
      {news === 'stopped' && (
        <Text size="sm" mt={4} aria-hidden>
          {t('uploadStopped')}
        </Text>
      )}
      <Spoken upload={upload} />
      {upload.refusal && <FileRefusal refusal={upload.refusal} limits={limits} hasFile={file !== null} />}
    </div>
  );
}
