import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useSignInAgain } from '../sign-in/sign-in-again';
import { sendSignedIn } from '../sign-in/sign-in-need';
import { useApi } from './api-context';
import type { Api } from './client';

/** Sends a change. `key` is its Idempotency-Key. */
export type Send<Input, Output> = (api: Api, input: Input, key: string) => Promise<Output>;

/**
 * A change. When no answer came, the client sends the next try with the same Idempotency-Key, so it is done once however
 * often it is sent. Where it needs another sign-in, the person is asked for one, and it is sent again after that.
 * Afterwards everything that is shown is asked for again.
 */
export function useCommand<Input, Output>(send: Send<Input, Output>): UseMutationResult<Output, Error, Input> {
  const api = useApi();
  const queries = useQueryClient();
  const askToSignIn = useSignInAgain();
  return useMutation<Output, Error, Input>({
    mutationFn: (input) => {
      const key = crypto.randomUUID();
      return sendSignedIn(() => send(api, input, key), askToSignIn);
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
