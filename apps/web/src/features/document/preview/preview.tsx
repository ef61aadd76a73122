import { Button, Group, Text } from '@mantine/core';
import { IconDownload, IconExternalLink, IconFileOff, IconFileText, IconLock } from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { EmptyState, Loading } from '../../../components';
import type { QujatDocument } from '../../../lib/api';
import { formatSize } from '../../../lib/format';
import { useLocale, useT } from '../../../lib/i18n';
import { contentUrl, shownContentUrl } from '../addresses';
import { Copy } from '../copy';
import classes from '../document.module.css';
import { Fold } from '../../../components/report';
import { Section } from '../section';
import { PAGE } from '../texts';
import { VIEW } from './texts';
import type { ViewProps } from './view-props';

type File = NonNullable<QujatDocument['file']>;

const IMAGES = ['image/png', 'image/jpeg', 'image/gif'];
const PDF = 'application/pdf';
const FORM = 'application/xml';

function Failed() {
  const t = useT(PAGE);
  return (
    <EmptyState icon={IconFileOff} title={t('previewFailed')}>
      {t('previewFailedText')}
    </EmptyState>
  );
}

function Picture({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const [failed, setFailed] = useState(false);
  if (failed) return <Failed />;
  return (
    <img
      className={classes.picture}
      src={contentUrl(document.id)}
      alt={t('imageAlt', { title: document.title })}
      onError={() => setFailed(true)}
    />
  );
}

/** A way to show contents; larger files than `most` are only saved. */
interface View {
  readonly Component: ComponentType<ViewProps>;
  readonly most: number;
  /** It is made from the file, and is not what a program would show. */
  readonly isMade?: boolean;
}

const MB = 1024 * 1024;
const VIEWS: Readonly<Record<string, View>> = {
  [PDF]: { Component: lazy(() => import('./pdf-pages')), most: Infinity },
  [FORM]: { Component: lazy(() => import('./form-view')), most: Infinity },
  'text/plain': { Component: lazy(() => import('./text/text-view')), most: Infinity },
  'image/tiff': { Component: lazy(() => import('./scan/scan-view')), most: 40 * MB },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    Component: lazy(() => import('./office/word-view')),
    most: 20 * MB,
    isMade: true,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    Component: lazy(() => import('./office/sheet-view')),
    most: 20 * MB,
    isMade: true,
  },
};

function None({ file, isTooLarge }: { file: File; isTooLarge: boolean }) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  const extension = (/\.([^.]+)$/.exec(file.name)?.[1] ?? '').toUpperCase();
  return (
    <EmptyState icon={IconFileText} title={isTooLarge ? w('viewTooLarge') : t('previewNone')}>
      {isTooLarge ? w('viewTooLargeText') : t('previewNoneText', { extension })}
    </EmptyState>
  );
}

function Shown({ document, file }: { document: QujatDocument; file: File }) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  if (IMAGES.includes(file.mediaType)) return <Picture document={document} />;
  const view = VIEWS[file.mediaType];
  if (!view || file.size > view.most) return <None file={file} isTooLarge={view !== undefined} />;
  const { Component, isMade } = view;
  const { sha256, name } = file;
  return (
    <Suspense fallback={<Loading>{t('previewLoading')}</Loading>}>
      {isMade && (
        <Text size="sm" c="dimmed" mb="xs">
          {w('viewNote')}
        </Text>
      )}
      <Component key={sha256} url={contentUrl(document.id)} sha256={sha256} name={name} failed={<Failed />} />
    </Suspense>
  );
}

function Bar({ document, file }: { document: QujatDocument; file: File }) {
  const t = useT(PAGE);
  const locale = useLocale();
  const canShow = file.mediaType === PDF || IMAGES.includes(file.mediaType);
  return (
    <Group justify="space-between" gap="xs" mb="xs">
      <Text size="sm" className={classes.wrap}>
        {file.name}{' '}
        <Text span size="sm" c="dimmed">
          {formatSize(file.size, locale)}
        </Text>
      </Text>
      <Group gap="xs">
        {canShow && (
          <Button
            component="a"
            href={shownContentUrl(document.id)}
            target="_blank"
            rel="noopener"
            size="compact-sm"
            variant="default"
            leftSection={<IconExternalLink size={15} aria-hidden />}
          >
            {t('openFile')}
          </Button>
        )}
        <Button
          component="a"
          href={contentUrl(document.id)}
          download={file.name}
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {t('download')}
        </Button>
      </Group>
    </Group>
  );
}

function Hash({ sha256 }: Pick<File, 'sha256'>) {
  const t = useT(PAGE);
  return (
    <Fold label={t('fileDetails')}>
      <Text size="sm" c="dimmed">
        {t('sha256Text')}
      </Text>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <code className={classes.mono}>{sha256}</code>
        <Copy value={sha256} label={t('copyHash')} />
      </Group>
    </Fold>
  );
}

/** What the document says, in the page where it can be shown, and always to open or to save; nothing before it is opened. */
export function Preview({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const { file, abilities } = document;
  const { allowed, message } = abilities.download;
  return (
    <Section title={t('preview')}>
      {file && allowed ? (
        <>
          <Bar document={document} file={file} />
          <Shown document={document} file={file} />
          <Hash sha256={file.sha256} />
        </>
      ) : (
        <EmptyState icon={file ? IconLock : IconFileOff} title={t(file ? 'previewClosed' : 'previewEmpty')}>
          {message}
        </EmptyState>
      )}
    </Section>
  );
}
