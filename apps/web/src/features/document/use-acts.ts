import { useRef, useState } from 'react';
import type { QujatDocument } from '../../lib/api';
import { useFresh, useReload } from './document.query';
import type { NextAct } from './next-acts';

/** Why an act did not go through, and what is safe all the same. */
export interface Fault {
  readonly cause: unknown;
  readonly title?: string;
  readonly kept?: string;
}

/** What the reader has just done, to be told in words. */
export interface Outcome {
  readonly act: NextAct;
  /** The reader's new signature, whose verdict is told. */
  readonly signatureId?: string;
}

/** An act that stopped halfway: what was done before it stands, and has its own words. */
export class Halfway extends Error {
  constructor(readonly fault: Fault) {
    super('halfway', { cause: fault.cause });
  }
}

/** Runs one act at a time: what it answers goes on the screen, why it failed too, and nothing is lost. */
export function useActRunner(id: string) {
  const fresh = useFresh();
  const reload = useReload(id);
  const running = useRef(false);
  const [busy, setBusy] = useState<NextAct>();
  const [fault, setFault] = useState<Fault>();
  const [outcome, setOutcome] = useState<Outcome>();

  const run = async (
    act: NextAct,
    work: () => Promise<QujatDocument | undefined>,
    about?: (done: QujatDocument) => Outcome,
  ) => {
    if (running.current) return;
    running.current = true;
    setBusy(act);
    setFault(undefined);
    try {
      const done = await work();
      if (!done) return;
      fresh(done);
      setOutcome(about?.(done) ?? { act });
    } catch (cause) {
      setFault(cause instanceof Halfway ? cause.fault : { cause });
      reload();
    } finally {
      running.current = false;
      setBusy(undefined);
    }
  };
  return { run, busy, fault, outcome, fresh, reload };
}
