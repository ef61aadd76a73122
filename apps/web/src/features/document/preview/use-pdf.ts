import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { loadPdf } from './pdf-library';

/** A PDF on its way, there, or not to be had. */
export type Pdf =
  | { readonly state: 'loading'; readonly share?: number }
  | { readonly state: 'ready'; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'failed' };

/** Loads a PDF for as long as the component lives. */
export function usePdf(url: string): Pdf {
  const [found, setFound] = useState<Pdf>({ state: 'loading' });
  useEffect(() => {
    let alive = true;
    const say = (pdf: Pdf) => alive && setFound(pdf);
    const task = loadPdf(url);
    task.onProgress = ({ loaded, total }: { loaded: number; total: number }) =>
      say({ state: 'loading', share: total > 0 ? Math.min(1, loaded / total) : undefined });
    task.promise.then(
      (pdf) => say({ state: 'ready', pdf }),
      () => say({ state: 'failed' }),
    );
    return () => {
      alive = false;
      void task.destroy();
    };
  }, [url]);
  return found;
}
