import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSignInAgain } from '../sign-in/sign-in-again';
import { sendSignedIn } from '../sign-in/sign-in-need';
import { useApi } from './api-context';
import type { Api } from './client';
import { ApiProblem } from './problem';

/** Sends a change. `key` is its Idempotency-Key. */
export type Send<Input, Output> = (api: Api, input: Input, key: string) => Promise<Output>;

/**
 * A change. When no answer came, the next try has the same Idempotency-Key, so it is done once however often it is sent.
 * Where it needs another sign-in, the person is asked for one, and it is sent again after that.
 * Afterwards everything that is shown is asked for again.
 */
export function useCommand<Input, Output>(send: Send<Input, Output>): UseMutationResult<Output, Error, Input> {
  const api = useApi();
  const queries = useQueryClient();
  const askToSignIn = useSignInAgain();
  const pending = useRef<{ readonly input: string; readonly key: string } | undefined>(undefined);
  return useMutation<Output, Error, Input>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input) ?? '';
      const known = pending.current?.input === text ? pending.current : undefined;
      const { key } = known ?? { key: crypto.randomUUID() };
      pending.current = { input: text, key };
      const output = await sendSignedIn(() => send(api, input, key), askToSignIn);
      pending.current = undefined;
      return output;
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem && error.isOffline)) pending.current = undefined;
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
