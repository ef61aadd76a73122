import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Color, PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import * as fontkit from '@cantoo/fontkit';

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

/** Ink of the print form. */
export const INK = {
  text: rgb(0.1, 0.11, 0.13),
  muted: rgb(0.38, 0.41, 0.45),
  line: rgb(0.78, 0.8, 0.83),
  accent: rgb(0.05, 0.3, 0.42),
  good: rgb(0.06, 0.42, 0.24),
  bad: rgb(0.66, 0.12, 0.12),
  shade: rgb(0.955, 0.965, 0.972),
} as const;

/** Fonts with all letters of Kazakh and Russian. */
export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  readonly mono: PDFFont;
}

const require = createRequire(import.meta.url);
const files = new Map<string, Promise<Buffer>>();

function fontFile(name: string): Promise<Buffer> {
  const known = files.get(name) ?? readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  files.set(name, known);
  return known;
}

/** An empty document with its fonts; only the letters that are used are put into it. */
export async function newPaper(): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const embed = async (name: string) => pdf.embedFont(await fontFile(name), { subset: true });
  const fonts = {
    regular: await embed('DejaVuSansCondensed'),
    bold: await embed('DejaVuSansCondensed-Bold'),
    mono: await embed('DejaVuSansMono'),
  };
  return { pdf, fonts };
}

/** Breaks a text into lines that fit; a word that is too long is broken anywhere. */
export function linesOf(text: string, font: PDFFont, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, fits))) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const found: string[] = [''];
  for (const letter of word) {
    if (fits(found.at(-1)! + letter)) found[found.length - 1] += letter;
    else found.push(letter);
  }
  return found;
}

/** How a text is set. */
export interface Style {
  readonly font: PDFFont;
  readonly size: number;
  readonly color?: Color;
}

/** Sets lines from `top` downwards; returns the height they took. */
export function setLines(
  page: PDFPage,
  lines: readonly string[],
  { font, size, color = INK.text }: Style,
  { x, top, leading = size * 1.35 }: { x: number; top: number; leading?: number },
): number {
  lines.forEach((line, i) => page.drawText(line, { x, y: top - size - i * leading, size, font, color }));
  return lines.length * leading;
}
