import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react';
import { rememberFocus } from '../remember-focus';
import type { OpenSigning, SignRequest } from './signing.types';

const SigningDialog = lazy(() => import('./signing-dialog'));

/** Opens the signing dialog; answers with what `submit` gave, or `undefined` when the person closed it. */
export type Sign = <Result>(request: SignRequest<Result>) => Promise<Result | undefined>;

const SigningContext = createContext<Sign | undefined>(undefined);

/** The one way to sign: `const sign = useSigner(); const document = await sign({kind, items, submit})`. */
export function useSigner(): Sign {
  const sign = useContext(SigningContext);
  if (!sign) throw new Error('useSigner needs SigningProvider above it.');
  return sign;
}

/** Holds the dialog above all pages. */
export function SigningProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<OpenSigning>();
  const sign = useCallback(<Result,>(request: SignRequest<Result>) => {
    const giveBackFocus = rememberFocus();
    return new Promise<Result | undefined>((resolve) => {
      const settle = (result: unknown) => {
        setOpen(undefined);
        giveBackFocus();
        resolve(result as Result | undefined);
      };
      setOpen({ request, settle });
    });
  }, []);
  return (
    <SigningContext value={sign}>
      {children}
      <Suspense>{open && <SigningDialog open={open} />}</Suspense>
    </SigningContext>
  );
}
