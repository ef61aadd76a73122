import { Button, Group, Text } from '@mantine/core';
import { IconDownload, IconExternalLink, IconFileOff, IconFileText, IconLock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
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

const PdfPages = lazy(() => import('./pdf-pages'));

type File = NonNullable<QujatDocument['file']>;

const IMAGES = ['image/png', 'image/jpeg', 'image/gif'];
const PDF = 'application/pdf';

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

function Shown({ document, file }: { document: QujatDocument; file: File }) {
  const t = useT(PAGE);
  if (IMAGES.includes(file.mediaType)) return <Picture document={document} />;
  if (file.mediaType !== PDF) {
    const extension = (/\.([^.]+)$/.exec(file.name)?.[1] ?? '').toUpperCase();
    return (
      <EmptyState icon={IconFileText} title={t('previewNone')}>
        {t('previewNoneText', { extension })}
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<Loading>{t('previewLoading')}</Loading>}>
      <PdfPages key={file.sha256} url={contentUrl(document.id)} name={file.name} failed={<Failed />} />
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
