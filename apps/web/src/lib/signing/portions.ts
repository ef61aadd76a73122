import { base64Of, contentOf } from './content';
import type { SignItem } from './signing.types';

/** What one call of NCALayer is given at most: its socket takes some 100 MB, and base64 makes three bytes four. */
const LARGEST_PORTION = 48 * 1024 * 1024;
/** Contents fetched at a time. */
const AT_ONCE = 6;

/** As few calls of NCALayer as its socket allows: mostly one, and one password. */
export function inPortions(items: readonly SignItem[]): SignItem[][] {
  const portions: SignItem[][] = [];
  let size = 0;
  for (const item of items) {
    const fits = portions.length > 0 && size + (item.size ?? 0) <= LARGEST_PORTION;
    if (!fits) portions.push([]);
    size = (fits ? size : 0) + (item.size ?? 0);
    portions.at(-1)!.push(item);
  }
  return portions;
}

/** Base64 of the items' contents, in their order, a few fetched at a time. */
export async function prepared(items: readonly SignItem[], onProgress: (done: number) => void): Promise<string[]> {
  const data: string[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      data[at] = await base64Of(await contentOf(items[at]!));
      done += 1;
      if (items.length > 1) onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return data;
}
