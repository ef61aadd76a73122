import UTIF from 'utif2';

/** Longer scans are looked at in a program; each page is drawn no wider than a good screen. */
const MAX_PAGES = 30;
const MAX_PIXELS = 60_000_000;

/** One image of a scan, not yet drawn. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

const sizeOf = (directory: UTIF.IFD, tag: 't256' | 't257'): number => {
  const [value] = (directory[tag] as number[] | undefined) ?? [];
  return value ?? 0;
};

/** How many images a scan has, and how many of them are shown. */
export function pagesOf(bytes: ArrayBuffer): { count: number; shown: UTIF.IFD[] } {
  const all = UTIF.decode(bytes).filter((each) => sizeOf(each, 't256') > 0 && sizeOf(each, 't257') > 0);
  return { count: all.length, shown: all.slice(0, MAX_PAGES) };
}

/** The pixels of one image; throws where it is larger than can be shown. */
export function pixelsOf(bytes: ArrayBuffer, directory: UTIF.IFD): Page {
  if (sizeOf(directory, 't256') * sizeOf(directory, 't257') > MAX_PIXELS) throw new Error('The image is too large.');
  UTIF.decodeImage(bytes, directory);
  const { width, height } = directory;
  return { width, height, pixels: new Uint8ClampedArray(UTIF.toRGBA8(directory)) };
}
