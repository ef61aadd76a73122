/** Reads values out of JSON, strictly: a value that makes no sense is named by its place, and so is a field nobody knows. */

/** A policy that cannot be used. The message names the field. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** A reader of one JSON value at a place. */
export type Reader<T> = (value: unknown, place: string) => T;

const refuse = (place: string, what: string): never => {
  throw new PolicyError(`policy: ${place || 'the whole'} ${what}`);
};

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Read<S extends Shape> = { readonly [K in keyof S]: ReturnType<S[K]> };

function asObject(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'is not an object');
  return value as Record<string, unknown>;
}

const under = (place: string, field: string): string => (place ? `${place}.${field}` : field);

/** An object with exactly these fields; `optional` ones may be missing. */
export const object =
  <S extends Shape, O extends Shape = Record<never, never>>(
    shape: S,
    optional: O = {} as O,
  ): Reader<Read<S> & Partial<Read<O>>> =>
  (value, place) => {
    const given = asObject(value, place);
    const unknown = Object.keys(given).find((field) => !(field in shape) && !(field in optional));
    if (unknown !== undefined) refuse(under(place, unknown), 'is not a field of a policy');
    const read: Record<string, unknown> = {};
    for (const [field, reader] of Object.entries(shape)) {
      if (!(field in given)) refuse(under(place, field), 'is missing');
      read[field] = reader(given[field], under(place, field));
    }
    for (const [field, reader] of Object.entries(optional)) {
      if (field in given) read[field] = reader(given[field], under(place, field));
    }
    return read as Read<S> & Partial<Read<O>>;
  };

/** A list with at least one member. */
export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value) || value.length === 0) return refuse(place, 'is not a list with members');
    return value.map((one, i) => reader(one, `${place}[${i}]`));
  };

/** A text that is not empty. */
export const text: Reader<string> = (value, place) =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(place, 'is not a text');

/** A whole number within bounds. */
export const whole =
  (min: number, max: number): Reader<number> =>
  (value, place) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : refuse(place, `is not a whole number from ${min} to ${max}`);

/** One of some words. */
export const oneOf =
  <const T extends string>(...words: readonly T[]): Reader<T> =>
  (value, place) =>
    words.find((word) => word === value) ?? refuse(place, `is none of ${words.join(', ')}`);

/** An object identifier. */
export const identifier: Reader<string> = (value, place) =>
  typeof value === 'string' && /^[0-2](\.(0|[1-9]\d*))+$/.test(value) ? value : refuse(place, 'is not an OID');

/** A day (`2014-01-01`): its beginning in UTC. */
export const day: Reader<Date> = (value, place) => {
  const date =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  // a day that does not exist (30 February) comes back as another
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value)
    return refuse(place, 'is not a day like 2014-01-01');
  return date;
};
