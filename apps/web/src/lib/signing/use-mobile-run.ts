import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ask, type MobileSigning } from '../api';
import { configQuery } from '../session';
import type { SignRequest } from './signing.types';

const POLL_MS = 1_500;

type State =
  | { readonly at: 'idle' | 'preparing' | 'verifying' }
  | { readonly at: 'offered'; readonly signing: MobileSigning; readonly batchId: string; readonly state: string }
  | { readonly at: 'failed'; readonly cause: unknown; readonly expired: boolean };

/** Where signing with the phone stands, and what can be done. */
export type MobileRun = State & {
  /** Page of the stand-in phone, in development. */
  readonly phone: string | undefined;
  readonly start: () => void;
  readonly stop: () => void;
};

const at = (id: string) => ({ params: { path: { id } } });
const callOff = (batchId: string) => ask(api.DELETE('/api/signing-batches/{id}/mobile', at(batchId)));

/** Offers the documents to the phone, waits for it, and tells what came of it. */
export function useMobileRun<Result>(request: SignRequest<Result>, onDone: (result: Result) => void): MobileRun {
  const { data: config } = useQuery(configQuery);
  const [state, setState] = useState<State>({ at: 'idle' });
  const open = useRef<string>(null);
  const fail = (cause: unknown) => {
    open.current = null;
    setState({ at: 'failed', cause, expired: cause === undefined });
  };
  // A dialog that is closed takes its QR code along.
  useEffect(
    () => () => {
      if (open.current) void callOff(open.current).catch(() => undefined);
    },
    [],
  );

  const finish = useCallback(
    async (batchId: string) => {
      open.current = null;
      setState({ at: 'verifying' });
      onDone(await request.mobile!.finish(batchId));
    },
    [request, onDone],
  );

  const offered = state.at === 'offered' ? state : undefined;
  useEffect(() => {
    if (!offered) return;
    const { batchId, signing } = offered;
    const timer = setTimeout(() => {
      ask(api.GET('/api/signing-batches/{id}/mobile', at(batchId)))
        .then(({ state: step }) => {
          if (step === 'submitted') return finish(batchId);
          if (step === 'expired' || step === 'cancelled') return fail(undefined);
          return setState({ at: 'offered', signing, batchId, state: step });
        })
        .catch(fail);
    }, POLL_MS);
    return () => clearTimeout(timer);
  }, [offered, finish]);

  const start = () => {
    setState({ at: 'preparing' });
    const begin = async () => {
      const batchId = await request.mobile!.begin();
      const signing = await ask(api.POST('/api/signing-batches/{id}/mobile', at(batchId)));
      open.current = batchId;
      setState({ at: 'offered', signing, batchId, state: signing.state });
    };
    begin().catch(fail);
  };
  const stop = () => {
    if (open.current) void callOff(open.current).catch(() => undefined);
    open.current = null;
    setState({ at: 'idle' });
  };
  const page = config?.ncalayer.development ? config.ncalayer.page : null;
  const phone = page && offered ? `${page}phone#${encodeURIComponent(offered.signing.text)}` : undefined;
  return { ...state, phone, start, stop };
}
