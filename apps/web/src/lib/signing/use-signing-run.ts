import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Config, ApiProblem } from '../api';
import { currentLocale } from '../i18n';
import { configQuery } from '../session';
import { signatureFrom } from './content';
import { signWithNcaLayer } from './ncalayer';
import { inPortions, prepared } from './portions';
import { isAttached, type SignRequest } from './signing.types';

/** Where signing stands. */
export type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'preparing'; readonly done?: number; readonly all?: number }
  | { readonly at: 'waiting' | 'sending' }
  | { readonly at: 'failed'; readonly cause: unknown; readonly during: 'preparing' | 'waiting' | 'sending' };

const STAND_IN = 'qujat-ncalayer-stand-in';

/** In development the stand-in of NCALayer has a page where one picks whose key signs. */
function openStandIn(config: Config): Window | null {
  const { development, page } = config.ncalayer;
  return development && page ? window.open(page, STAND_IN, 'popup,width=520,height=720') : null;
}

/** The services of the NCA are silent: what was signed is good, and is handed over again later (ADR 0026). Nonces do not live so long. */
const isPutOff = (cause: unknown, { kind }: Pick<SignRequest<unknown>, 'kind'>): boolean =>
  kind !== 'sign-in' && kind !== 'step-up' && cause instanceof ApiProblem && cause.code.endsWith('.try_later');

/** One run of signing: fetch what is signed, have it signed, hand the signatures over. */
export function useSigningRun<Result>(request: SignRequest<Result>, onDone: (result: Result) => void) {
  const { data: config } = useQuery(configQuery);
  const [phase, setPhase] = useState<Phase>({ at: 'idle' });
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = useCallback(
    async (obtain: (enter: (at: 'preparing' | 'waiting') => void) => Promise<string[]>) => {
      let during: 'preparing' | 'waiting' | 'sending' = 'preparing';
      const enter = (at: typeof during) => {
        during = at;
        setPhase({ at });
      };
      let signatures: string[] = [];
      try {
        signatures = await obtain(enter);
        enter('sending');
        const result = await request.submit(signatures);
        setPhase({ at: 'idle' });
        onDone(result);
      } catch (cause) {
        setKept(isPutOff(cause, request) ? signatures : null);
        setPhase({ at: 'failed', cause, during });
      }
    },
    [request, onDone],
  );

  const start = useCallback(() => {
    if (!config) return;
    const controller = new AbortController();
    abort.current = controller;
    const popup = openStandIn(config);
    const { url, development } = config.ncalayer;
    void run(async (enter) => {
      const call = {
        url,
        development,
        attached: isAttached(request),
        locale: currentLocale(),
        signal: controller.signal,
      };
      const all = request.items.length;
      const signatures: string[] = [];
      try {
        for (const portion of inPortions(request.items)) {
          const before = signatures.length;
          enter('preparing');
          const data = await prepared(portion, (done) => setPhase({ at: 'preparing', done: before + done, all }));
          enter('waiting');
          signatures.push(...(await signWithNcaLayer({ ...call, data })));
        }
      } finally {
        popup?.close();
      }
      return signatures;
    });
  }, [config, request, run]);

  const upload = useCallback((files: readonly File[]) => void run(() => Promise.all(files.map(signatureFrom))), [run]);
  const sendAgain = useCallback(() => void run(() => Promise.resolve([...(kept ?? [])])), [run, kept]);
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { config, phase, start, upload, cancel, sendAgain: kept ? sendAgain : null };
}
