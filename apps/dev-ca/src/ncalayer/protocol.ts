/**
 * NCALayer's messages over WebSocket, as the real program words them (pkigovkz/NLCommonBundle and the clients that live by
 * them): a greeting, a heartbeat, and requests `{module, method, args}` with an envelope of their own per module.
 */

/** Sent as soon as a page is connected; pages compare the version. */
export const GREETING = { result: { version: '1.4' } } as const;
/** Sent by pages now and then, and returned as it is. */
export const HEARTBEAT = '--heartbeat--';
/** Answer to a module that is not installed. */
export const MODULE_NOT_FOUND = { success: false, errorCode: 'MODULE_NOT_FOUND' } as const;

/** The modules that the stand-in has. */
export const MODULE = { basics: 'kz.gov.pki.knca.basics', commonUtils: 'kz.gov.pki.knca.commonUtils' } as const;

/** A request as it came. */
export interface NcalayerRequest {
  readonly module: string;
  readonly method: string;
  readonly args: unknown;
  readonly uuid?: unknown;
}

/** Codes of failures of the basics module. */
export type BasicsFailure = 'INVALID_SIGNING_PARAMS' | 'SIGNING_FAILURE' | 'GENERAL_ERROR' | 'INVOCATION_ERROR';

/** What a module answers, before it is put in its envelope. */
export type Outcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'failed'; readonly code: BasicsFailure; readonly message: string };

export const done = (result: unknown): Outcome => ({ kind: 'done', result });
export const canceled: Outcome = { kind: 'canceled' };
export const failed = (code: BasicsFailure, message: string): Outcome => ({ kind: 'failed', code, message });

/** The envelope of `basics`; a user's cancelling is a success without a result. */
export function basicsEnvelope(outcome: Outcome): object {
  if (outcome.kind === 'done') return { status: true, body: { result: outcome.result } };
  if (outcome.kind === 'canceled') return { status: true, body: {} };
  return { status: false, code: outcome.code, message: outcome.message, details: outcome.message };
}

/** The envelope of `commonUtils`; `uuid` comes back when it was given. */
export function commonEnvelope(outcome: Outcome, uuid: unknown): object {
  const echo = uuid === undefined ? {} : { uuid };
  if (outcome.kind === 'done') return { code: '200', message: '', responseObject: outcome.result, ...echo };
  return { code: '500', message: outcome.kind === 'canceled' ? 'action.canceled' : outcome.message, ...echo };
}

/** Reads a message; `undefined` when it is not a request. */
export function readRequest(text: string): NcalayerRequest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { module = '', method = '', args, uuid } = value as Record<string, unknown>;
    if (typeof module !== 'string' || typeof method !== 'string') return undefined;
    return { module, method, args, uuid };
  } catch {
    return undefined; // what is not JSON is not a request
  }
}
