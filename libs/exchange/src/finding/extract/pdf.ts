import { type Extracted, LIMITS } from './limits.js';

/** The text of a PDF, page by page, as far as the limits go. */
export async function readPdf(bytes: Uint8Array): Promise<Extracted> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  const pdf = await loading.promise;
  let text = '';
  let page = 1;
  for (; page <= Math.min(pdf.numPages, LIMITS.pages) && text.length < LIMITS.letters; page++) {
    const content = await (await pdf.getPage(page)).getTextContent();
    text += `${content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('')}\n`;
  }
  const cut = page <= pdf.numPages || text.length > LIMITS.letters;
  await loading.destroy();
  return { text: text.slice(0, LIMITS.letters), cut };
}
