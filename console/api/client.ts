import createClient, { type Client } from 'openapi-fetch';
import { SignInEnded } from '../sign-in/sign-in-ended';
import { ApiProblem, noAnswer, problemOf } from './problem';
import { rememberAnswers } from './remember-answers';
import type { paths } from './schema';
import { type KeyStore, keepUnanswered } from './unanswered';

/** The operations of docs/openapi.json, by path. An answer that is no success is thrown as an ApiProblem. */
export type Api = Client<paths>;

export interface ClientOptions {
  /** Where the API is, without `/v1`. */
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** The access token of who is signed in; `fresh` after an answer that refused the one before. */
  readonly token: (fresh: boolean) => Promise<string>;
  readonly newKey: () => string;
  /** Keeps the keys of changes that have no answer yet. */
  readonly keys: KeyStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Signs requests in, gives each POST an Idempotency-Key that stays until it is answered, and polls with ETags. */
export function createApi({ baseUrl, fetch, token, newKey, keys, now }: ClientOptions): Api {
  const authorized = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const response = await sendWith(request, await token(false));
    return isTokenRefused(response) ? sendWith(again, await token(true)) : response;
  };
  const sendWith = (request: Request, accessToken: string) => {
    request.headers.set('authorization', `Bearer ${accessToken}`);
    return fetch(request);
  };
  const once = keepUnanswered(authorized, keys, now);
  const keyed = (request: Request): Promise<Response> => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', newKey());
    }
    return once(request);
  };
  const send = rememberAnswers(keyed);
  return createClient<paths>({
    baseUrl,
    fetch: async (request) => {
      const response = await send(request).catch((error: unknown) => {
        if (request.signal.aborted || error instanceof SignInEnded) throw error;
        throw noAnswer(error);
      });
      if (!response.ok) throw await problemOf(response);
      return response;
    },
  });
}

/** A newer token does not help where the sign-in itself is too old (RFC 9470). */
function isTokenRefused({ status, headers }: Response): boolean {
  return status === 401 && !headers.get('www-authenticate')?.includes('insufficient_user_authentication');
}

/**
 * The body of an answer.
 * @throws ApiProblem when it is no success
 */
export async function bodyOf<T>(answer: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw new ApiProblem(0, 'empty-answer', 'The API answered without a body');
  return data;
}

/** The version of what an answer shows, for If-Match. */
export const etagOf = (version: number): string => `"${version}"`;
