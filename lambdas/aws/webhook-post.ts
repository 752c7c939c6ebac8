import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, PrivateAddress, publicLookup } from '../platform/outside/public-address';

/** What a receiver answered, or why there was no answer. Neither its body nor its headers are kept. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly error: string };

export interface WebhookPost {
  /** Never rejects. A redirect is an answer like any other: it is not followed. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<PostOutcome>;
}

export interface PostOptions {
  /** `http` to loopback, for receivers on the same machine as the local runtime. */
  readonly toLoopback: boolean;
  /** For everything: the lookup, the connection and the head of the answer. */
  readonly milliseconds: number;
}

/** Bytes of the head of an answer that are read at most. */
const maxHeaderSize = 8192;

/**
 * Posts to hosts that nobody here trusts: over TLS, to public addresses, on a connection that is used once. It ends when the
 * head of the answer has come, or the time is over: what the receiver says about its body, or sends of it, does not matter.
 */
export function createWebhookPost({ toLoopback, milliseconds }: PostOptions): WebhookPost {
  return {
    post: (url, headers, body) =>
      send(new URL(url), { headers, body, toLoopback, milliseconds }).catch((thrown: unknown) => ({
        kind: 'failed',
        error: codeOf(thrown),
      })),
  };
}

interface Sent extends PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function send(url: URL, { headers, body, toLoopback, milliseconds }: Sent): Promise<PostOutcome> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = toLoopback && url.protocol === 'http:' && loopback.has(host);
  // Names are looked up; what is an address already is not.
  if (!isLocal && (url.protocol !== 'https:' || (isIP(host) && !isPublicAddress(host)))) throw new PrivateAddress();
  const signal = AbortSignal.timeout(milliseconds);
  const options = { method: 'POST', headers, agent: false, signal, maxHeaderSize };
  return new Promise((resolve, reject) => {
    const answered = (answer: IncomingMessage) => {
      resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
      call.destroy();
    };
    const call = isLocal
      ? requestHttp(url, options, answered)
      : requestHttps(url, { ...options, lookup: publicLookup() }, answered);
    call.on('error', reject);
    call.end(body);
  });
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** A short word for the log: `ECONNREFUSED`, `PrivateAddress`, `TimeoutError`. */
function codeOf(thrown: unknown): string {
  const { code, name }: { readonly code?: unknown; readonly name?: unknown } = Object(thrown);
  if (code === 'ABORT_ERR') return 'TimeoutError';
  return String(code ?? name ?? 'unknown');
}
