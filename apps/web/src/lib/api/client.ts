import createClient from 'openapi-fetch';
import { problemOf } from './problem';
import { send } from './send';
import type { paths } from './types';

/** The portal's API, typed by its OpenAPI document: `await ask(api.GET('/api/documents/{id}', {params: {path: {id}}}))`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The answer of a call, or an ApiProblem thrown. */
export async function ask<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw problemOf(cause);
  });
  if (!response.ok) throw problemOf(error, response);
  return data as Data;
}

const requestFor = (path: string, init?: RequestInit): Request =>
  new Request(new URL(path, window.location.origin), init);

/** The bytes behind an address of the API: document content, agreement texts; with a body they are asked for by POST. */
export async function fetchBlob(path: string, body?: object): Promise<Blob> {
  const headers = { 'Content-Type': 'application/json' };
  const init = body && { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await send(requestFor(path, init)).catch((cause: unknown) => {
    throw problemOf(cause);
  });
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  return response.blob();
}

/** Sends files as a form (POST) and gives the answer, or an ApiProblem thrown. */
export async function postForm<Data>(path: string, form: FormData): Promise<Data> {
  const response = await send(requestFor(path, { method: 'POST', body: form })).catch((cause: unknown) => {
    throw problemOf(cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(body, response);
  return body as Data;
}
