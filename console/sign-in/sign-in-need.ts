import { ApiProblem } from '../api/problem';
import { SignInEnded } from './sign-in-ended';

/** Why somebody has to sign in again. */
export type SignInNeed =
  | { readonly kind: 'ended' }
  /** The site asks for a more recent sign-in; how old it may be is absent where the API does not say. */
  | { readonly kind: 'too-old'; readonly maxAgeSeconds: number | undefined };

/** The need behind an error; undefined for one that a new sign-in does not mend. */
export function signInNeedOf(error: unknown): SignInNeed | undefined {
  if (error instanceof SignInEnded) return { kind: 'ended' };
  if (!(error instanceof ApiProblem) || error.status !== 401) return undefined;
  if (error.code !== 'sign-in-too-old') return { kind: 'ended' };
  const { maxAgeSeconds } = error.more;
  return { kind: 'too-old', maxAgeSeconds: typeof maxAgeSeconds === 'number' ? maxAgeSeconds : undefined };
}

/** Asks the person to sign in again. @returns whether they did */
export type AskToSignIn = (need: SignInNeed) => Promise<boolean>;

/**
 * Sends a change. Where it needs another sign-in, it is sent once more after that.
 * @param send sends the same change with the same Idempotency-Key each time
 */
export async function sendSignedIn<T>(send: () => Promise<T>, ask: AskToSignIn): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const need = signInNeedOf(error);
    if (!need || !(await ask(need))) throw error;
    return send();
  }
}
