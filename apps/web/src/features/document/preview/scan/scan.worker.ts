/** Decodes a scan beside the page: every image becomes a PNG no wider than a good screen. */
import { answering } from '../aside';
import { type Page, pagesOf, pixelsOf } from './scan';

const MAX_WIDTH = 1800;

export interface Scan {
  readonly count: number;
  readonly images: readonly { readonly blob: Blob; readonly width: number; readonly height: number }[];
}

async function png({ width, height, pixels }: Page): Promise<Scan['images'][number]> {
  const scale = Math.min(1, MAX_WIDTH / width);
  const [shownWidth, shownHeight] = [Math.round(width * scale), Math.max(1, Math.round(height * scale))];
  const whole = new OffscreenCanvas(width, height);
  whole.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0);
  const shown = new OffscreenCanvas(shownWidth, shownHeight);
  shown.getContext('2d')!.drawImage(whole, 0, 0, shownWidth, shownHeight);
  return { blob: await shown.convertToBlob({ type: 'image/png' }), width: shownWidth, height: shownHeight };
}

answering<ArrayBuffer, Scan>(async (bytes) => {
  const { count, shown } = pagesOf(bytes);
  const images = [];
  for (const directory of shown) images.push(await png(pixelsOf(bytes, directory)));
  return { count, images };
});
