import { useEffect, useRef, useState } from 'react';
import {
  api,
  ask,
  IN_PARTS_FROM,
  problemOf,
  upload,
  type Config,
  type QujatDocument,
  type UploadMode,
} from '../../lib/api';
import { titleFrom } from './document-form';
import { obstacleOf, type Obstacle } from './file-check';
import { dropUpload, keepUpload, keptUpload } from './kept-upload';
import type { DocumentDraft } from './use-document-draft';

/** A file on its way; at a share of 1 the server has it and looks into it. */
export interface Sending {
  readonly name: string;
  readonly size: number;
  readonly share: number;
  readonly mode: UploadMode;
  /** One that comes in parts may be held. */
  readonly hold?: { readonly pause: () => void; readonly resume: () => void };
}

/** A file that was not taken: by what is seen at once, or by the server. */
export interface Refusal {
  readonly name: string;
  readonly size: number;
  readonly obstacle?: Obstacle;
  readonly cause?: unknown;
}

/** What became of the file last, for those who listen. */
export type News = 'accepted' | 'removed' | 'stopped';

/** How big files go: needed by few. */
const inParts = () => import('../../lib/api/resumable');

/** Closing the window would break the upload off: the browser asks first. */
function useGuard(isSending: boolean) {
  useEffect(() => {
    if (!isSending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
}

/** The file of a draft: sent with real progress, stopped, replaced, taken off. */
export function useFileUpload(draft: DocumentDraft, kept: QujatDocument['file'], limits: Config) {
  const [file, setFile] = useState(kept);
  const [sending, setSending] = useState<Sending>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [news, setNews] = useState<News>();
  const [isRemoving, setIsRemoving] = useState(false);
  const [unfinished, setUnfinished] = useState(() => keptUpload(draft.id));
  const stop = useRef<() => void>(undefined);
  useGuard(sending !== undefined);

  const accept = (document: QujatDocument) => {
    draft.accept(document);
    setFile(document.file);
  };

  /** A small file in one piece. */
  const whole = (id: string, chosen: File) => {
    const { name, size } = chosen;
    const run = upload<QujatDocument>(`/api/documents/${id}/content`, chosen, (share) =>
      setSending({ name, size, share, mode: 'sending' }),
    );
    stop.current = run.abort;
    return run.done;
  };

  /** A big one in parts, which go on where they stopped: after the network was away, and after a reload. */
  const parted = async (id: string, chosen: File) => {
    const { name, size } = chosen;
    const { PartedUpload } = await inParts();
    const run = new PartedUpload(
      id,
      chosen,
      (share, mode) => {
        keepUpload(id, { name, size, sent: Math.floor(share * size) });
        setSending({ name, size, share, mode, hold });
      },
      unfinished !== undefined,
    );
    const hold = { pause: () => run.pause(), resume: () => run.resume() };
    stop.current = () => run.abort();
    const document = await run.done.catch((cause: unknown) => {
      if (!problemOf(cause).isPassing) dropUpload(id);
      throw cause;
    });
    dropUpload(id);
    return document;
  };

  const put = async (chosen: File) => {
    const { name, size } = chosen;
    setSending({ name, size, share: 0, mode: 'sending' });
    const id = await draft.ensure(titleFrom(name));
    accept(await (size < IN_PARTS_FROM ? whole : parted)(id, chosen));
    setNews('accepted');
  };

  const send = async (chosen: File) => {
    const { name, size } = chosen;
    const obstacle = obstacleOf(chosen, limits);
    setNews(undefined);
    setRefusal(obstacle && { name, size, obstacle });
    if (obstacle) return;
    try {
      await put(chosen);
    } catch (cause) {
      if (problemOf(cause).code === 'aborted') setNews('stopped');
      else setRefusal({ name, size, cause });
    } finally {
      setSending(undefined);
      setUnfinished(keptUpload(draft.id));
      stop.current = undefined;
    }
  };

  const remove = async () => {
    if (!draft.id || !file) return;
    const { name, size } = file;
    setIsRemoving(true);
    setRefusal(undefined);
    try {
      accept(await ask(api.DELETE('/api/documents/{id}/content', { params: { path: { id: draft.id } } })));
      setNews('removed');
    } catch (cause) {
      setRefusal({ name, size, cause });
    } finally {
      setIsRemoving(false);
    }
  };

  /** What has come of a file is not wanted any more. */
  const forget = async () => {
    const { id } = draft;
    if (!id) return;
    dropUpload(id);
    setUnfinished(undefined);
    await inParts()
      .then(({ forgetUpload }) => forgetUpload(id))
      .catch(() => undefined);
  };

  return { file, sending, unfinished, refusal, news, isRemoving, send, remove, forget, stop: () => stop.current?.() };
}

/** The upload in use. */
export type FileUpload = ReturnType<typeof useFileUpload>;
