import { Button, Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { formatSize } from '../../lib/format';
import { useLocale, useT } from '../../lib/i18n';
import classes from './document-editor.module.css';
import type { KeptUpload } from './kept-upload';
import { EXCHANGE } from './texts';
import type { FileUpload, Sending } from './use-file-upload';

const STANDINGS = { sending: 'uploadShare', waiting: 'uploadWaiting', paused: 'uploadPaused' } as const;

/** Holds an upload in parts, and lets it go on. */
function Hold({ sending: { mode, hold } }: { sending: Sending }) {
  const t = useT(EXCHANGE);
  if (!hold) return null;
  const isPaused = mode === 'paused';
  const icon = isPaused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />;
  return (
    <Button variant="default" size="xs" leftSection={icon} onClick={isPaused ? hold.resume : hold.pause}>
      {t(isPaused ? 'resumeUpload' : 'pauseUpload')}
    </Button>
  );
}

/** How far the file is, for the eyes; for the ears only every quarter. */
export function OnItsWay({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const percent = Math.floor(sending.share * 100);
  const all = formatSize(sending.size, locale);
  const done = formatSize(sending.size * sending.share, locale);
  const isThere = sending.share >= 1;
  const isMoving = sending.mode === 'sending';
  const spoken = isMoving
    ? t('uploadSpoken', { percent: percent - (percent % 25) })
    : t(STANDINGS[sending.mode], { done, all, percent });
  return (
    <div className={classes.sending}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div className={classes.fileName}>
          <Text fw={550}>{sending.name}</Text>
          <Text size="sm" c={isMoving ? 'dimmed' : undefined} className="tabular">
            {isThere ? t('checking') : t(STANDINGS[sending.mode], { done, all, percent })}
          </Text>
        </div>
        <Group gap="xs">
          {!isThere && <Hold sending={sending} />}
          <Button variant="default" size="xs" leftSection={<IconX size={15} aria-hidden />} onClick={onStop}>
            {t('stopUpload')}
          </Button>
        </Group>
      </Group>
      <Progress.Root size="md" mt="sm">
        <Progress.Section
          value={percent}
          color={isMoving ? undefined : 'gray'}
          striped={isThere}
          animated={isThere}
          aria-label={`${t('uploading')}: ${sending.name}`}
        />
      </Progress.Root>
      <VisuallyHidden role="status">{isThere ? t('checking') : spoken}</VisuallyHidden>
    </div>
  );
}

/** A file whose upload did not end: what is there, and how to go on. */
export function Unfinished({ upload, kept }: { upload: FileUpload; kept: KeptUpload }) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const { name, size, sent } = kept;
  return (
    <div className={classes.unfinished}>
      <Text size="sm">{t('unfinished', { name, done: formatSize(sent, locale), all: formatSize(size, locale) })}</Text>
      <Button variant="subtle" color="gray" size="xs" mt={4} onClick={() => void upload.forget()}>
        {t('forgetUpload')}
      </Button>
    </div>
  );
}
