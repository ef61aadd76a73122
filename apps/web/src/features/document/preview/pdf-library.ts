import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
// The build for browsers of the last years, not only of this month.
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

const FILES = import.meta.glob<string>(
  [
    '../../../../../../node_modules/pdfjs-dist/wasm/*.wasm',
    '../../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  ],
  { query: '?url', import: 'default' },
);

/** Fonts and decoders that few documents need, fetched when one does. */
class Supplies {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const found = Object.entries(FILES).find(([path]) => path.endsWith(`/${filename}`));
    if (!found) throw new Error(`${filename} is not supplied.`);
    const response = await fetch(await found[1]());
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** Begins to load a PDF from an address of the portal. */
export function loadPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({ url, BinaryDataFactory: Supplies, useWorkerFetch: false, isEvalSupported: false });
}
