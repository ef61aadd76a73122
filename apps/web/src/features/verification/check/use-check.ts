import { useState } from 'react';
import { postForm } from '../../../lib/api';
import { checkHere } from './engine';
import type { Checked, CheckFiles } from './engine-messages';

export type { Checked } from './engine-messages';

/** Who judges: this browser, or the portal. */
export type Where = 'here' | 'portal';

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
  const check = async (files: CheckFiles, where: Where) => {
    setState({ is: 'checking' });
    const judge = where === 'here' ? checkHere : onPortal;
    const next = await judge(files).then(
      (checked): CheckState => ({ is: 'answered', checked }),
      (cause: unknown): CheckState => ({ is: 'refused', cause }),
    );
    setState((now) => (now.is === 'checking' ? next : now));
  };
  return { state, check, forget: () => setState({ is: 'idle' }) };
}
