import { useState } from 'react';
import type { Report, ReportWords } from '@qujat/signature';
import { postForm } from '../../../lib/api';

/** What came of a check: the engine's report and its words. */
export interface Checked {
  readonly report: Report;
  readonly words: ReportWords;
}

/** The files of one check. */
export interface CheckFiles {
  readonly signature: File;
  readonly content: File | undefined;
}

export type CheckState =
  | { readonly is: 'idle' | 'checking' }
  | { readonly is: 'refused'; readonly cause: unknown }
  | { readonly is: 'answered'; readonly checked: Checked };

function onPortal({ signature, content }: CheckFiles): Promise<Checked> {
  const form = new FormData();
  form.append('signature', signature);
  if (content) form.append('content', content);
  return postForm<Checked>('/api/public/signature-check', form);
}

/** Checks files, one after the other; the answer to an earlier question is not shown for a later one. */
export function useCheck() {
  const [state, setState] = useState<CheckState>({ is: 'idle' });
  const check = async (files: CheckFiles) => {
    setState({ is: 'checking' });
    const next = await onPortal(files).then(
      (checked): CheckState => ({ is: 'answered', checked }),
      (cause: unknown): CheckState => ({ is: 'refused', cause }),
    );
    setState((now) => (now.is === 'checking' ? next : now));
  };
  return { state, check, forget: () => setState({ is: 'idle' }) };
}
