import type { Locale } from '@qujat/kernel';
import { SigningFailure } from './signing.types';

/** How NCALayer is asked. */
export interface NcaLayerCall {
  readonly url: string;
  /** Base64 of what is signed, one or many. */
  readonly data: readonly string[];
  /** Content inside the signature (sign-in), or beside it (documents). */
  readonly attached: boolean;
  /** Accept certificates of a test NCA too. */
  readonly development: boolean;
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

const CONNECT_MS = 6_000;

const isCancelled = (cause: unknown): boolean =>
  cause instanceof Error && 'canceledByUser' in cause && cause.canceledByUser === true;

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SigningFailure('absent')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Has NCALayer (module `kz.gov.pki.knca.basics`) sign; one window, one password, for all of `data`. */
export async function signWithNcaLayer(call: NcaLayerCall): Promise<string[]> {
  const { NCALayerClient } = await import('ncalayer-js-client');
  // KAZTOKEN's own HTTP interface is left aside: one way of signing, one behaviour.
  const client = new NCALayerClient(call.url, false);
  const close = () => client.wsConnection?.close();
  call.signal.addEventListener('abort', close);
  try {
    await within(client.connect(), CONNECT_MS).catch(() => {
      throw new SigningFailure(call.signal.aborted ? 'cancelled' : 'absent');
    });
    const params = { ...NCALayerClient.basicsCMSParamsDetachedNoTSP, encapsulate: call.attached };
    const signer = call.development ? NCALayerClient.basicsSignerTestAny : NCALayerClient.basicsSignerAny;
    const data = call.data.length === 1 ? (call.data[0] ?? '') : [...call.data];
    const result = await client.basicsSignCMS(NCALayerClient.basicsStorageAll, data, params, signer, call.locale);
    return Array.isArray(result) ? result : [result];
  } catch (cause) {
    if (cause instanceof SigningFailure) throw cause;
    if (isCancelled(cause) || call.signal.aborted) throw new SigningFailure('cancelled');
    throw new SigningFailure('refused', cause instanceof Error ? cause.message : '');
  } finally {
    call.signal.removeEventListener('abort', close);
    close();
  }
}
