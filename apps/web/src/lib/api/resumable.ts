import { currentLocale } from '../i18n';
import { api, ask } from './client';
import type { QujatDocument } from './models';
import { ApiProblem, type ProblemBody, problemOf } from './problem';

const PART = 4 * 1024 * 1024;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** How it is with an upload: under way, waiting for the network, or held by the person. */
export type UploadMode = 'sending' | 'waiting' | 'paused';

type Unfinished = Awaited<ReturnType<typeof standing>>;

const standing = (id: string) => ask(api.GET('/api/documents/{id}/upload', { params: { path: { id } } }));

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const begin = (id: string, { name, type, size }: File) =>
  ask(
    api.POST('/api/documents/{id}/upload', {
      params: {
        path: { id },
        header: { 'Upload-Length': size, 'Upload-Metadata': `filename ${base64(name)},filetype ${base64(type)}` },
      },
    }),
  );

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Is what has arrived the beginning of this file? Told by checksums, not by its name. */
async function isBeginningOf(file: File, { size, parts }: Unfinished): Promise<boolean> {
  if (file.size !== size) return false;
  for (const { start, size: length, sha256 } of parts) {
    const bytes = await file.slice(start, start + length).arrayBuffer();
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) return false;
  }
  return true;
}

/** What the portal has of this file already, where it has something of it. */
async function unfinishedOf(id: string, file: File): Promise<Unfinished | undefined> {
  const found = await standing(id).catch((cause: unknown) => {
    if (problemOf(cause).code === 'upload.not_found') return undefined;
    throw cause;
  });
  return found && (await isBeginningOf(file, found)) ? found : undefined;
}

/** A file on its way in parts: goes on by itself after the network was away, and can be held. */
export class PartedUpload {
  readonly done: Promise<QujatDocument>;
  private request: XMLHttpRequest | undefined;
  private mode: UploadMode = 'sending';
  private isStopped = false;
  private wake: (() => void) | undefined;

  /** @param resumes may something of it be there already? */
  constructor(
    private readonly documentId: string,
    private readonly file: File,
    private readonly report: (share: number, mode: UploadMode) => void,
    resumes: boolean,
  ) {
    this.done = this.run(resumes);
  }

  /** Holds it where it is. */
  pause(): void {
    this.mode = 'paused';
    this.request?.abort();
  }

  /** Goes on from where it is. */
  resume(): void {
    this.mode = 'sending';
    this.wake?.();
  }

  /** Gives it up, here and on the portal. */
  abort(): void {
    this.isStopped = true;
    this.request?.abort();
    this.wake?.();
  }

  private async run(resumes: boolean): Promise<QujatDocument> {
    const known = resumes ? await unfinishedOf(this.documentId, this.file) : undefined;
    const { id, received } = known ?? (await begin(this.documentId, this.file));
    try {
      for (let at = received; at < this.file.size;) at = await this.persist(at, () => this.part(id, at));
      return await this.finish(id);
    } catch (cause) {
      if (this.isStopped) await this.forget(id);
      throw cause;
    }
  }

  /** One step, until it succeeds: where the network is away, asks again how far the portal is. */
  private async persist(at: number, step: () => Promise<number>): Promise<number> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      await this.held(at);
      try {
        this.report(at / this.file.size, 'sending');
        return await step();
      } catch (cause) {
        await this.judge(cause, at, wait);
      }
      const now = await standing(this.documentId).catch(() => undefined);
      if (now) return now.received;
    }
  }

  /** Is it worth another try? Throws where it is not. */
  private async judge(cause: unknown, at: number, wait: number): Promise<void> {
    const problem = problemOf(cause);
    if (this.isStopped) throw new ApiProblem({ status: 0, code: 'aborted' });
    if (this.mode === 'paused' || problem.code === 'upload.other_offset') return;
    if (!problem.isPassing) throw problem;
    this.report(at / this.file.size, 'waiting');
    await this.sleep(wait);
    if (this.isStopped) throw new ApiProblem({ status: 0, code: 'aborted' });
  }

  private async held(at: number): Promise<void> {
    while (this.mode === 'paused' && !this.isStopped) {
      this.report(at / this.file.size, 'paused');
      await this.sleep(undefined);
    }
    if (this.isStopped) throw new ApiProblem({ status: 0, code: 'aborted' });
  }

  /** Until the time is over, the network is back, or the person has done something. */
  private sleep(ms: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.wake?.(), ms);
      const online = () => this.mode !== 'paused' && this.wake?.();
      window.addEventListener('online', online);
      this.wake = () => {
        clearTimeout(timer);
        window.removeEventListener('online', online);
        this.wake = undefined;
        resolve();
      };
    });
  }

  private part(id: string, at: number): Promise<number> {
    const request = new XMLHttpRequest();
    this.request = request;
    return new Promise<number>((resolve, reject) => {
      request.open('PATCH', `/api/documents/${this.documentId}/upload?of=${id}`);
      request.setRequestHeader('Accept-Language', currentLocale());
      request.setRequestHeader('Content-Type', 'application/offset+octet-stream');
      request.setRequestHeader('Upload-Offset', String(at));
      request.upload.onprogress = ({ loaded }) => this.report(Math.min(1, (at + loaded) / this.file.size), 'sending');
      request.onload = () =>
        request.status === 204
          ? resolve(Number(request.getResponseHeader('Upload-Offset')))
          : reject(refusalOf(request));
      request.onerror = () => reject(new ApiProblem({ status: 0, code: 'network' }));
      request.onabort = () => reject(new ApiProblem({ status: 0, code: 'aborted' }));
      request.send(this.file.slice(at, at + PART));
    });
  }

  /** Has the whole file taken. Where the answer was lost, the document has the file and the upload is gone. */
  private async finish(of: string): Promise<QujatDocument> {
    const path = { id: this.documentId };
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      this.report(1, 'sending');
      try {
        return await ask(api.POST('/api/documents/{id}/upload/finish', { params: { path, query: { of } } }));
      } catch (cause) {
        if (problemOf(cause).code === 'upload.not_found') return this.taken(cause);
        await this.judge(cause, this.file.size, wait);
      }
    }
  }

  private async taken(cause: unknown): Promise<QujatDocument> {
    const document = await ask(api.GET('/api/documents/{id}', { params: { path: { id: this.documentId } } }));
    if (document.file?.size !== this.file.size) throw cause;
    return document;
  }

  private async forget(of: string): Promise<void> {
    const params = { path: { id: this.documentId }, query: { of } };
    // Nothing is lost where it fails: the portal forgets it by itself.
    await ask(api.DELETE('/api/documents/{id}/upload', { params })).catch(() => undefined);
  }
}

function refusalOf(request: XMLHttpRequest): ApiProblem {
  const response = new Response(null, { status: request.status || 500 });
  try {
    return problemOf(JSON.parse(request.responseText) as ProblemBody, response);
  } catch {
    return problemOf(undefined, response);
  }
}

/** Gives up what has come of a document's file. */
export async function forgetUpload(id: string): Promise<void> {
  await ask(api.DELETE('/api/documents/{id}/upload', { params: { path: { id } } }));
}
