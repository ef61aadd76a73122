import {
  concatTransformationMatrix,
  PDFDocument,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';

/** Larger files, and books, are not laid out page by page: the sheet names them by their checksum. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_PAGES = 300;
/** Height of the strip that is put under every page. */
export const STRIP = 20;

/** The pages of the original, or none: encrypted, damaged, too large to lay out. */
export async function originalPages(pdf: PDFDocument, bytes: Uint8Array | undefined): Promise<PDFPage[]> {
  if (!bytes || bytes.length > MAX_BYTES) return [];
  try {
    const original = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (original.isEncrypted || original.getPageCount() > MAX_PAGES) return [];
    const pages = await pdf.copyPages(original, original.getPageIndices());
    return pages.map((page) => pdf.addPage(page));
  } catch {
    // Whatever the library stumbles over, the paper copy says that the original is not attached.
    return [];
  }
}

/**
 * Puts a strip under a page, outside what the page shows, so that nothing of the original is covered; `draw` works in
 * coordinates as the reader sees the page, from the strip's lower left corner.
 */
export function underPage(page: PDFPage, draw: (width: number) => void): void {
  const { x, y, width, height } = page.getCropBox();
  const angle = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const { box, matrix, length } = {
    0: { box: [x, y - STRIP, width, height + STRIP], matrix: [1, 0, 0, 1, x, y - STRIP], length: width },
    90: { box: [x, y, width + STRIP, height], matrix: [0, 1, -1, 0, x + width + STRIP, y], length: height },
    180: { box: [x, y, width, height + STRIP], matrix: [-1, 0, 0, -1, x + width, y + height + STRIP], length: width },
    270: { box: [x - STRIP, y, width + STRIP, height], matrix: [0, -1, 1, 0, x - STRIP, y + height], length: height },
  }[angle] as { box: Quad; matrix: [number, number, number, number, number, number]; length: number };
  page.setMediaBox(...box);
  page.setCropBox(...box);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix));
  draw(length);
  page.pushOperators(popGraphicsState());
}

type Quad = [number, number, number, number];
