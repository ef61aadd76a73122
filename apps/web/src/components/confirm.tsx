import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react';
import { rememberFocus } from '../lib/remember-focus';
import type { OpenQuestion, Question } from './confirm-dialog';

const ConfirmDialog = lazy(() => import('./confirm-dialog'));

type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask | undefined>(undefined);

/** Asks before what cannot be undone: `if (await confirm({...})) …`. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (!ask) throw new Error('useConfirm needs ConfirmProvider above it.');
  return ask;
}

/** Shows one question at a time over the page. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<OpenQuestion>();
  const ask = useCallback<Ask>(
    (asked) =>
      new Promise((resolve) => {
        const giveBackFocus = rememberFocus();
        const answer = (yes: boolean) => {
          setQuestion(undefined);
          giveBackFocus();
          resolve(yes);
        };
        setQuestion({ ...asked, answer });
      }),
    [],
  );
  return (
    <ConfirmContext value={ask}>
      {children}
      <Suspense>{question && <ConfirmDialog question={question} />}</Suspense>
    </ConfirmContext>
  );
}
