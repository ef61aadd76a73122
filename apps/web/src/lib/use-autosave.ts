import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from './api';

/** How a draft stands. */
export interface Saving {
  readonly state: 'untouched' | 'saving' | 'saved' | 'failed';
  /** When it was saved last (ISO). */
  readonly at?: string;
  /** Why it was not. */
  readonly cause?: unknown;
}

const PAUSE_MS = 800;
const RETRY_MS = 5_000;

/**
 * Saves a draft by itself, a moment after the last change, one save at a time, trying again while the portal is away.
 * `flush` saves at once and tells whether it worked.
 */
export function useAutosave<Draft>(save: (draft: Draft) => Promise<unknown>) {
  const [saving, setSaving] = useState<Saving>({ state: 'untouched' });
  const pending = useRef<{ draft: Draft }>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const isPassing = useRef(false);
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  }, [save]);

  const attempt = useCallback(async (): Promise<boolean> => {
    await running.current;
    const { draft } = pending.current ?? {};
    if (!pending.current) return true;
    pending.current = undefined;
    setSaving((before) => ({ ...before, state: 'saving' }));
    try {
      await latestSave.current(draft as Draft);
      setSaving({ state: 'saved', at: new Date().toISOString() });
      return true;
    } catch (cause) {
      pending.current ??= { draft: draft as Draft };
      isPassing.current = problemOf(cause).isPassing;
      setSaving((before) => ({ ...before, state: 'failed', cause }));
      return false;
    }
  }, []);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const run = attempt();
    running.current = run;
    const worked = await run;
    // A refusal stays one until something changes.
    if (!worked && isPassing.current) timer.current = setTimeout(() => void flush(), RETRY_MS);
    return worked;
  }, [attempt]);

  const change = useCallback(
    (draft: Draft) => {
      pending.current = { draft };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  useEffect(
    () => () => {
      // Leaving the page saves what is still waiting.
      clearTimeout(timer.current);
      if (pending.current) void latestSave.current(pending.current.draft).catch(() => undefined);
    },
    [],
  );
  return { saving, change, flush };
}
