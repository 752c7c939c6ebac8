import { useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useRef, useState } from 'react';
import type { AskToSignIn, SignInNeed } from './sign-in-need';

const SignInDialog = lazy(() => import('./sign-in-dialog'));

const SignInAgainContext = createContext<AskToSignIn | undefined>(undefined);

/** Asks the person to sign in again, without leaving the page. Several who ask at once share one dialog. */
export function useSignInAgain(): AskToSignIn {
  const ask = useContext(SignInAgainContext);
  if (!ask) throw new Error('useSignInAgain is used outside of SignInAgainProvider');
  return ask;
}

export function SignInAgainProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [need, setNeed] = useState<SignInNeed | undefined>(undefined);
  const waiting = useRef<((isSignedIn: boolean) => void)[]>([]);
  const ask = useCallback<AskToSignIn>((asked) => {
    // A recent sign-in also serves whoever only needs one that has not ended.
    setNeed((shown) => (shown?.kind === 'too-old' ? shown : asked));
    return new Promise((resolve) => waiting.current.push(resolve));
  }, []);
  const settle = (isSignedIn: boolean) => {
    setNeed(undefined);
    for (const resolve of waiting.current.splice(0)) resolve(isSignedIn);
    if (isSignedIn) void queries.invalidateQueries();
  };
  return (
    <SignInAgainContext value={ask}>
      {children}
      {need && (
        <Suspense>
          <SignInDialog need={need} onSettled={settle} />
        </Suspense>
      )}
    </SignInAgainContext>
  );
}
