import { create } from 'qrcode';
import type { QrPicture } from './mobile.response.js';

/** A QR code as an SVG path of unit squares; the quiet zone is left to whoever draws it. */
export function qrPicture(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const path: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: path.join('') };
}
