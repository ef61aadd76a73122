import type { Color, PDFPage } from '@cantoo/pdf-lib';
import { create } from 'qrcode';

/** Draws a QR code as vectors, dark on nothing, with the quiet zone left to the caller. */
export function drawQr(page: PDFPage, text: string, at: { x: number; y: number; size: number }, color: Color): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = at.size / modules.size;
  const path: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path.push(square(column * module, row * module, module));
    }
  }
  // The path's y runs downwards from the upper edge.
  page.drawSvgPath(path.join(''), { x: at.x, y: at.y + at.size, color, borderWidth: 0 });
}

const square = (x: number, y: number, size: number): string => {
  const [left, top, side] = [x, y, size].map((number) => Number(number.toFixed(3)));
  return `M${left} ${top}h${side}v${side}h-${side}z`;
};
