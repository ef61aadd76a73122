import { A4, INK, linesOf, newPaper, setLines } from '../print-form/paper.js';

const MARGIN = 64;

/** A small real PDF: a title, and paragraphs on one page each when they are given as pages. */
export async function aPdf(title: string, pages: readonly (string | readonly string[])[]): Promise<Buffer> {
  const { pdf, fonts } = await newPaper();
  pages.forEach((paragraphs, i) => {
    const page = pdf.addPage([A4.width, A4.height]);
    let top = A4.height - MARGIN;
    if (i === 0) top -= setLines(page, [title], { font: fonts.bold, size: 15 }, { x: MARGIN, top }) + 14;
    for (const text of [paragraphs].flat()) {
      const lines = linesOf(text, fonts.regular, 10.5, A4.width - 2 * MARGIN);
      top -= setLines(page, lines, { font: fonts.regular, size: 10.5, color: INK.text }, { x: MARGIN, top }) + 8;
    }
  });
  pdf.setTitle(title);
  return Buffer.from(await pdf.save());
}
