import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, listenOnLoopback, send } from '../aws/gateway/loopback';
import { AwsError, type Runtime } from '../aws/gateway/service';
import { type Mail, mailsOf } from '../aws/sns/mails';
import { Subscriptions } from '../aws/sns/subscriptions';
import { mailboxPage, noticePage, pageHeaders } from './page';

export interface Mailbox {
  /** Listens on loopback only. @param port 0 for any free one. @returns the port */
  start(port: number): Promise<number>;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The mails to the people in the directory, and the pages behind the links in SNS's mails. */
export function createMailbox(runtime: Runtime): Mailbox {
  const mails = mailsOf(runtime.state);
  const subscriptions = new Subscriptions(runtime);
  const routes: Readonly<Record<string, (query: URLSearchParams) => Reply>> = {
    '/': (query) => page(200, mailboxPage(mails.newestFirst(), query.get('to') ?? undefined)),
    '/messages': (query) => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(mails.newestFirst().filter((mail) => isAsked(mail, query))),
    }),
    // As on AWS, opening the link is enough; no signature is needed.
    '/confirmation.html': (query) => {
      subscriptions.confirm(query.get('TopicArn') ?? '', query.get('Token') ?? '', false);
      return page(200, noticePage('Subscription confirmed', 'You will receive the notifications of this topic.'));
    },
    '/unsubscribe.html': (query) => {
      subscriptions.unsubscribeByLink(query.get('SubscriptionArn') ?? '');
      return page(200, noticePage('Subscription removed', 'You will no longer receive notifications of this topic.'));
    },
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { status, headers, body } = answer(routes, request);
    void runtime.state.stored().then(
      () => send(response, status, headers, body),
      () => response.destroy(), // nothing can be written any more, and the machine stops
    );
  };
  let server: LoopbackServer | undefined;
  return {
    async start(port) {
      server = await listenOnLoopback(port, listener);
      return server.port;
    },
    stop: async () => server?.close(),
  };
}

/** `?to=` an address, `?about=` a word in the text; everything where neither is asked for. */
function isAsked({ to, text }: Mail, query: URLSearchParams): boolean {
  return to === (query.get('to') ?? to) && text.includes(query.get('about') ?? '');
}

function answer(routes: Readonly<Record<string, (query: URLSearchParams) => Reply>>, request: IncomingMessage): Reply {
  // A web page whose name was rebound to this address must not read the mail.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) return notFound('Unknown host');
  const [path = '', ...search] = (request.url ?? '').split('?');
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined || !['GET', 'HEAD'].includes(request.method ?? ''))
    return notFound('This page does not exist');
  try {
    return route(new URLSearchParams(search.join('?')));
  } catch (error) {
    const [status, reason] = error instanceof AwsError ? [400, error.message] : [500, 'The mailbox had an error'];
    return page(status, noticePage('This did not work', reason));
  }
}

function page(status: number, body: string): Reply {
  return { status, headers: { ...pageHeaders }, body };
}

function notFound(text: string): Reply {
  return page(404, noticePage('Not found', text));
}
