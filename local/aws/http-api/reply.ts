import type { InvokeResult } from '../gateway/service';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** A reply by the gateway itself; an HTTP API cannot change its format. */
export function gatewayReply(status: number, message: string): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify({ message })) };
}

const broken = () => gatewayReply(500, 'Internal Server Error');

/** Converts a function's answer in format 2.0 for the caller; an error or a malformed answer becomes a plain 500. */
export function toReply({ payload, error }: InvokeResult): Reply {
  if (error) return broken();
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) return plain(payload);
  const { statusCode, headers, cookies, body, isBase64Encoded } = payload as Readonly<Record<string, unknown>>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return broken();
  const encoding = isBase64Encoded === true ? 'base64' : 'utf8';
  return {
    status,
    headers: {
      ...headersOf(headers),
      ...(Array.isArray(cookies) ? { 'set-cookie': cookies.map(String) } : {}),
    },
    body: Buffer.from(typeof body === 'string' ? body : '', encoding),
  };
}

/** Without `statusCode` the whole answer is the body. */
function plain(payload: unknown): Reply {
  const body = typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? '');
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
}

/** The gateway's own default content type is `text/plain`. */
function headersOf(headers: unknown): Record<string, string> {
  const entries = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  const lower = entries.map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(lower) };
}
