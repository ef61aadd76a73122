import { isUuid } from '@qujat/kernel';
import type { Uuid } from '@qujat/kernel';

/** A place in a list: the sort key of the last row and its id. */
export interface Place {
  readonly key: string;
  readonly id: Uuid;
}

/** The place as an opaque text for `nextCursor`. */
export const encodeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify([place.key, place.id])).toString('base64url');

/** The place of a cursor; one that is not ours begins the list anew. */
export function decodeCursor(cursor: string | undefined): Place | undefined {
  if (!cursor) return undefined;
  const parts: unknown = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parts)) return undefined;
  const [key, id] = parts as unknown[];
  return typeof key === 'string' && typeof id === 'string' && isUuid(id) ? { key, id } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts one row too many off a page and says where the next begins. */
export function pageOf<Row extends { readonly id: Uuid; readonly key: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor({ key: last.key, id: last.id }) : null };
}
