import 'reflect-metadata';

/** What `@Every` has noted on a method. */
export interface ScheduleMetadata {
  readonly name: string;
  readonly seconds: number;
}

/** Metadata key of `@Every`. */
export const EVERY = 'qujat.every';

/**
 * Runs a method of a Nest provider again and again, `() => Promise<void>`, in one process at a time over the whole
 * installation. A run that dies with its process is taken up by the next one at once.
 * @param name unique, lasting name: `exchange.sweep-waiting`
 */
export function Every(name: string, { seconds }: { seconds: number }) {
  return (target: object, property: string | symbol): void => {
    Reflect.defineMetadata(EVERY, { name, seconds } satisfies ScheduleMetadata, target, property);
  };
}
