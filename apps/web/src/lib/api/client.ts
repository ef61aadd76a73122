import createClient from 'openapi-fetch';
import { currentLocale } from '../i18n';
import { problemOf } from './problem';
import type { paths } from './types';

/** The portal's API, typed by its OpenAPI document: `await ask(api.GET('/api/documents/{id}', {params: {path: {id}}}))`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLocale());
    return request;
  },
});

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

/** The bytes behind an address of the API: document content, agreement texts. */
export async function fetchBlob(path: string): Promise<Blob> {
  const response = await fetch(path, { headers: { 'Accept-Language': currentLocale() } }).catch((cause: unknown) => {
    throw problemOf(cause);
  });
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  return response.blob();
}

/** Sends files as a form (POST) and gives the answer, or an ApiProblem thrown. */
export async function postForm<Data>(path: string, form: FormData): Promise<Data> {
  const headers = { 'Accept-Language': currentLocale() };
  const response = await fetch(path, { method: 'POST', headers, body: form }).catch((cause: unknown) => {
    throw problemOf(cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(body, response);
  return body as Data;
}
