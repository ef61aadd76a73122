import { Progress, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { useT } from '../../../lib/i18n';
import classes from '../document.module.css';
import { PAGE } from '../texts';
import { PdfPage } from './pdf-page';
import { usePdf } from './use-pdf';
import type { ViewProps } from './view-props';

function Loading({ share }: { share: number | undefined }) {
  const t = useT(PAGE);
  return (
    <div className={classes.loading}>
      <Text c="dimmed" role="status">
        {t('previewLoading')}
      </Text>
      {share !== undefined && <Progress value={share * 100} aria-label={t('previewLoading')} mt={8} />}
    </div>
  );
}

/** Height by width of the first page: what the pages take up before they are drawn. */
function useRatio(pdf: PDFDocumentProxy): number | undefined {
  const [ratio, setRatio] = useState<number>();
  useEffect(() => {
    let alive = true;
    void pdf.getPage(1).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      if (alive) setRatio(height / width);
    });
    return () => {
      alive = false;
    };
  }, [pdf]);
  return ratio;
}

function Pages({ pdf, name }: { pdf: PDFDocumentProxy; name: string }) {
  const t = useT(PAGE);
  const { ref, width } = useElementSize();
  const ratio = useRatio(pdf);
  return (
    <div
      className={classes.pages}
      role="region"
      aria-label={t('previewRegion', { name })}
      // What scrolls must be reachable by the keyboard.
      tabIndex={0}
    >
      <div ref={ref}>
        {ratio !== undefined &&
          width > 0 &&
          Array.from({ length: pdf.numPages }, (_, i) => (
            <PdfPage key={i} pdf={pdf} number={i + 1} width={width} ratio={ratio} />
          ))}
      </div>
    </div>
  );
}

/** The pages of a PDF under each other, the same on every device: phones show no embedded PDF of their own. */
export default function PdfPages({ url, name, failed }: ViewProps) {
  const t = useT(PAGE);
  const found = usePdf(url);
  if (found.state === 'failed') return failed;
  if (found.state === 'loading') return <Loading share={found.share} />;
  return (
    <>
      <Pages pdf={found.pdf} name={name} />
      <Text size="xs" c="dimmed" mt={4}>
        {t('previewPages', { count: found.pdf.numPages })}
      </Text>
    </>
  );
}
