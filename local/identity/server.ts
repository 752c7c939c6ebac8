import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { send } from '../aws/gateway/loopback';
import { readStream } from '../aws/gateway/read-stream';
import type { Accounts } from './accounts';
import { errorPage, pageHeaders, signInPage } from './pages';

const formLimit = 4096;

/** The provider's endpoints, and the page on which people choose who they are. */
export function listenerOf(provider: Provider, accounts: Accounts, groups: readonly string[]) {
  const endpoints = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    // A web page whose name was rebound to this address must not use anybody's session.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) {
      send(response, 404, { ...pageHeaders }, errorPage('Unknown host'));
    } else if (/^\/sign-in\/[\w-]+$/.test(request.url ?? '')) {
      signIn(provider, accounts, groups, request, response).catch((error: Error) =>
        send(response, 400, { ...pageHeaders }, errorPage(error.message)),
      );
    } else {
      for (const [name, value] of Object.entries(pageHeaders))
        if (name !== 'content-type') response.setHeader(name, value);
      void endpoints(request, response);
    }
  };
}

/** @throws Error for a sign-in that has ended, or that was begun in another browser */
async function signIn(
  provider: Provider,
  accounts: Accounts,
  groups: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response);
  const page = (error?: string) => signInPage(request.url ?? '', accounts.listed, groups, error);
  if (request.method !== 'POST') return send(response, 200, { ...pageHeaders }, page());
  const form = new URLSearchParams((await readStream(request, formLimit))?.toString() ?? '');
  const chosen = chosenIn(form, accounts, groups);
  if (typeof chosen === 'string') return send(response, 422, { ...pageHeaders }, page(chosen));
  const login = { accountId: chosen.subject };
  return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

/** @returns an account, or why there is none */
function chosenIn(form: URLSearchParams, accounts: Accounts, groups: readonly string[]) {
  const subject = form.get('subject');
  if (subject !== null) return accounts.find(subject) ?? 'Choose somebody who is listed';
  const named = form.getAll('group').filter((group) => groups.includes(group));
  try {
    return accounts.makeUp(form.get('name') ?? '', named);
  } catch (error) {
    return error instanceof Error ? error.message : 'Choose another name';
  }
}
