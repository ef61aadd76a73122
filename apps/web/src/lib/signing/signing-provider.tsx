import { createContext, lazy, Suspense, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
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

/** Holds the dialogs above all pages; what is signed in one may itself ask for a confirmation, above it. */
export function SigningProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<readonly OpenSigning[]>([]);
  const lastId = useRef(0);
  const sign = useCallback(<Result,>(request: SignRequest<Result>) => {
    const giveBackFocus = rememberFocus();
    return new Promise<Result | undefined>((resolve) => {
      const id = (lastId.current += 1);
      const settle = (result: unknown) => {
        setOpen((all) => all.filter((one) => one.id !== id));
        giveBackFocus();
        resolve(result as Result | undefined);
      };
      setOpen((all) => [...all, { id, request, settle }]);
    });
  }, []);
  return (
    <SigningContext value={sign}>
      {children}
      <Suspense>
        {open.map((one) => (
          <SigningDialog key={one.id} open={one} />
        ))}
      </Suspense>
    </SigningContext>
  );
}
