import { AsyncLocalStorage } from 'node:async_hooks';

/** What ties together everything that one request (or one job) causes. */
export interface Correlation {
  readonly correlationId: string;
}

const storage = new AsyncLocalStorage<Correlation>();

/** Runs `work` so that `correlationId()` within it answers `id`. */
export const withCorrelation = <T>(id: string, work: () => T): T => storage.run({ correlationId: id }, work);

/** The id of the request or job that is being worked on, if any. */
export const correlationId = (): string | null => storage.getStore()?.correlationId ?? null;
