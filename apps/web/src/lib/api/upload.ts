import { currentLocale } from '../i18n';
import { ApiProblem, problemOf } from './problem';

/** Files from this size on come in parts: a smaller one is sooner sent again than resumed. */
export const IN_PARTS_FROM = 5 * 1024 * 1024;

/** An upload under way: real progress, and a way to stop. */
export interface Upload<Answer> {
  readonly done: Promise<Answer>;
  readonly abort: () => void;
}

function bodyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText) as unknown;
  } catch {
    return undefined;
  }
}

function settle<Answer>(request: XMLHttpRequest, resolve: (answer: Answer) => void, reject: (problem: Error) => void) {
  const body = bodyOf(request);
  if (request.status >= 200 && request.status < 300) resolve(body as Answer);
  else reject(problemOf(body, new Response(null, { status: request.status || 500 })));
}

/** Sends a file's bytes as they are (PUT); `fetch` cannot tell how far it is, so this is an XMLHttpRequest. */
export function upload<Answer>(path: string, file: File, onProgress: (share: number) => void): Upload<Answer> {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((resolve, reject) => {
    request.open('PUT', path);
    request.setRequestHeader('Accept-Language', currentLocale());
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => reject(new ApiProblem({ status: 0, code: 'network' }));
    request.onabort = () => reject(new ApiProblem({ status: 0, code: 'aborted' }));
    request.send(file);
  });
  return { done, abort: () => request.abort() };
}
