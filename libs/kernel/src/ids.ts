/** A UUID in its canonical text form. */
export type Uuid = string;

/**
 * A new UUID of version 7 (RFC 9562 5.7): ordered by time, so that indexes stay compact and keyset pages follow creation.
 * @param now the moment to embed, usually `clock.now()`
 */
export function newId(now: Date): Uuid {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = BigInt(now.getTime());
  for (let i = 0; i < 6; i++) bytes[i] = Number((time >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is `text` a UUID in canonical form? */
export const isUuid = (text: string): boolean => UUID.test(text);
