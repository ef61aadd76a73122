import { VisuallyHidden } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../lib/i18n';
import classes from '../document.module.css';
import { PAGE } from '../texts';

const MAX_DENSITY = 2;

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
  readonly ratio: number;
}

async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

/** Draws the page as wide as it stands on the screen; returns how to stop. */
function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): () => void {
  const density = Math.min(window.devicePixelRatio || 1, MAX_DENSITY);
  const scale = (width * density) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  // A drawing that is called off rejects; the next one is on its way.
  task.promise.catch(() => undefined);
  return () => task.cancel();
}

/** The page of the PDF, once it has been near the screen. */
function usePage(pdf: PDFDocumentProxy, number: number, near: boolean) {
  const [page, setPage] = useState<PDFPageProxy>();
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!near) return;
    let alive = true;
    void pdf.getPage(number).then(async (found) => {
      if (alive) setPage(found);
      const text = await wordsOf(found);
      if (alive) setWords(text);
    });
    return () => {
      alive = false;
    };
  }, [pdf, number, near]);
  return { page, words };
}

/** One page: drawn when it comes near the screen, with its words for those who listen. */
export function PdfPage({ pdf, number, width, ratio }: Props) {
  const t = useT(PAGE);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const [near, setNear] = useState(false);
  if (entry?.isIntersecting && !near) setNear(true);
  const { page, words } = usePage(pdf, number, near);
  useEffect(() => (page && canvas.current ? draw(page, canvas.current, width) : undefined), [page, width]);
  const label = t('previewPage', { number, count: pdf.numPages });
  const own = page?.getViewport({ scale: 1 });
  return (
    <div ref={ref} className={classes.sheet} style={{ aspectRatio: 1 / (own ? own.height / own.width : ratio) }}>
      <canvas ref={canvas} role="img" aria-label={label} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </div>
  );
}
