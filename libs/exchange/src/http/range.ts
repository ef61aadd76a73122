import type { ByteRange } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';

/**
 * The part that a Range header asks for (RFC 9110 14.2): one range of bytes; several, or another unit, mean the whole.
 * Refuses with 416 what lies outside.
 */
export function rangeOf(header: string | undefined, size: number): Required<ByteRange> | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const [, first = '', last = ''] = found;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || start > end) throw refuse('content.range');
  return { start, end };
}
