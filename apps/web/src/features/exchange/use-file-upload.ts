import { useEffect, useRef, useState } from 'react';
import { api, ask, problemOf, upload, type Config, type QujatDocument } from '../../lib/api';
import { titleFrom } from './document-form';
import { obstacleOf, type Obstacle } from './file-check';
import type { DocumentDraft } from './use-document-draft';

/** A file on its way; at a share of 1 the server has it and looks into it. */
export interface Sending {
  readonly name: string;
  readonly size: number;
  readonly share: number;
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
  const stop = useRef<() => void>(undefined);
  useGuard(sending !== undefined);

  const accept = (document: QujatDocument) => {
    draft.accept(document);
    setFile(document.file);
  };

  const put = async (chosen: File) => {
    const { name, size } = chosen;
    setSending({ name, size, share: 0 });
    const id = await draft.ensure(titleFrom(name));
    const run = upload<QujatDocument>(`/api/documents/${id}/content`, chosen, (share) =>
      setSending({ name, size, share }),
    );
    stop.current = run.abort;
    accept(await run.done);
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

  return { file, sending, refusal, news, isRemoving, send, remove, stop: () => stop.current?.() };
}

/** The upload in use. */
export type FileUpload = ReturnType<typeof useFileUpload>;
