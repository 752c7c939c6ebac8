import type { QueryClient } from '@tanstack/react-query';
import { type Api, createApi } from '../api/client';
import { noAnswer, problemOf } from '../api/problem';
import { readHome } from '../pages/home/first-reads';
import type { Me } from '../sign-in/me';
import type { Session } from '../sign-in/session';
import type { Settings } from '../sign-in/settings';
import { makeQueries } from './queries';

/** What is on its way while the code of the console is loaded and run. */
interface Asked {
  readonly api: Api;
  readonly queries: QueryClient;
  readonly me: Promise<Me>;
}

/** Asks who is signed in, and for what the page at a path shows first. */
export function askFirst({ api: baseUrl }: Settings, session: Session, path: string): Asked {
  const api = createApi({
    baseUrl,
    fetch: (request) => fetch(request),
    token: (fresh) => session.token(fresh),
    newKey: () => crypto.randomUUID(),
    keys: sessionStorage,
    now: Date.now,
  });
  const queries = makeQueries();
  const me = readMe(baseUrl, session);
  if (/^\/($|[?#])/.test(path)) readHome(api, queries);
  return { api, queries, me };
}

async function readMe(baseUrl: string, session: Session): Promise<Me> {
  const [token, name] = await Promise.all([session.token(false), session.name()]);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${baseUrl}/v1/me`, { headers }).catch((error: unknown) => {
    throw noAnswer(error);
  });
  if (!response.ok) throw await problemOf(response);
  return { ...(await response.json()), ...(name !== undefined && { name }) };
}
