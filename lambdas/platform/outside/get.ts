import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure, type RequestOptions as SecureOptions } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address';

/** An answer from outside. */
interface OutsideAnswer {
  readonly httpStatus: number;
  /** The value of a header; several are joined. */
  readonly header: (name: string) => string | undefined;
  /** The beginning of the body, as text. */
  readonly body: string;
}

export interface OutsideRequest {
  readonly hostname: string;
  /** Absolute, escaped. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many characters of the body are kept; the rest is not read. */
  readonly keep: number;
}

/** Sends one GET and follows no redirect. @throws Error */
export type Get = (request: OutsideRequest) => Promise<OutsideAnswer>;

/** How long one answer may take, from the look-up of the name to the last character that is kept. */
const PATIENCE_MS = 5_000;

/** What tests change of a connection. */
export type Connection = Pick<SecureOptions, 'ca' | 'lookup' | 'port'>;

/** Over HTTPS with a valid certificate, to public addresses only. */
export function overHttps(connection: Connection = {}, patienceMs = PATIENCE_MS): Get {
  const lookup = publicLookup();
  return async ({ hostname, path, headers = {}, keep }) => {
    // Names are looked up; what is an address already is not.
    if (isIP(hostname) && !isPublicAddress(hostname)) throw new PrivateAddress();
    const options = { hostname, servername: hostname, path, headers, lookup, ...connection };
    return answerTo(requestSecure, options, keep, patienceMs);
  };
}

/** To one server, which tells sites apart by the Host header. */
export function throughServer(url: string, patienceMs = PATIENCE_MS): Get {
  return async ({ hostname: host, path, headers, keep }) => {
    const { hostname, port } = new URL(url);
    return answerTo(requestPlain, { hostname, port, path, headers: { ...headers, host } }, keep, patienceMs);
  };
}

/** @param where `https`, or the URL of the one server that has all sites */
export const getFrom = (where: string): Get => (where === 'https' ? overHttps() : throughServer(where));

function answerTo(
  send: typeof requestSecure,
  options: SecureOptions,
  keep: number,
  patienceMs: number,
): Promise<OutsideAnswer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const request = send({ ...options, agent: false, signal }, (response) => {
      bodyOf(response, keep)
        .then((body) => resolve(answer(response, body)), reject)
        .finally(() => request.destroy());
    });
    request.on('error', reject).end();
  });
}

async function bodyOf(response: IncomingMessage, keep: number): Promise<string> {
  let body = '';
  if (keep === 0) return body;
  for await (const chunk of response.setEncoding('utf8')) {
    body += chunk;
    if (body.length >= keep) break;
  }
  return body.slice(0, keep);
}

function answer({ statusCode = 0, headers }: IncomingMessage, body: string): OutsideAnswer {
  const header = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { httpStatus: statusCode, header, body };
}
