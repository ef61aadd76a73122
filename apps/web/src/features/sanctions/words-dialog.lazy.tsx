import { lazy, Suspense, type ComponentProps } from 'react';

const Dialog = lazy(() => import('./words-dialog'));

/** The dialog in a chunk of its own: it is loaded when someone decides something. */
export function WordsDialog(props: ComponentProps<typeof Dialog>) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
