import { routes } from '../../lambdas/http/routes';
import { type ProblemCode, statuses } from '../../lambdas/http/server/problem';
import { mistakesIn } from '../http/published';
import type { Operation } from './documented';
import type { Got, Sent } from './wire';

/** Partitions that a refused or a reading request may write: how a voting link was used. */
const attempts = /^control ATTEMPTS#/;

/** What a request has left behind. */
export interface Left {
  /** `table partition` of every item that was written. */
  readonly written: readonly string[];
  /** Whether anything reached others. */
  readonly told: boolean;
}

/** @returns everything that is wrong with an answer, by the published document and by what a request may leave behind */
export function mistakesOf(operation: Operation, sent: Sent, got: Got, left: Left): string[] {
  const changed = left.written.filter((item) => !attempts.test(item));
  const mayChange = got.status < 300 && !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(sent.method);
  return [
    ...(got.status >= 500 ? [`a ${got.status}`] : []),
    ...(mayChange ? [] : changed.map((item) => `a change without leave: ${item}`)),
    ...(mayChange || !left.told ? [] : ['something was mailed, invoked or published without leave']),
    ...(/<img src=x|fuzz\(\)>/.test(got.text) && isHtml(got) ? ['markup of the caller in a page'] : []),
    ...(isOfGateway(got) ? gatewayMistakes(sent, got) : ownMistakes(operation, sent, got)),
  ];
}

const isHtml = ({ headers }: Got): boolean => (headers['content-type'] ?? '').startsWith('text/html');

/** API Gateway's own answers are no problem documents. */
const isOfGateway = ({ headers, status }: Got): boolean =>
  status === 431 || (headers['content-type'] === 'application/json' && [403, 404, 413, 429].includes(status));

function gatewayMistakes({ method }: Sent, { status, text }: Got): string[] {
  // The head of the request was too long to be read.
  if ((method === 'HEAD' || status === 431) && text === '') return [];
  return /^\{"message":"[A-Z][A-Za-z ]+"\}$/.test(text)
    ? []
    : [`an answer of the gateway that it never gives: ${text}`];
}

function ownMistakes({ routeKey, path }: Operation, sent: Sent, got: Got): string[] {
  const own = `${sent.method} ${path}`;
  // Another method may be a route of its own, with parameters of its own.
  if (own !== routeKey && !(own in routes)) return [`an answer to ${own}, which is no route`];
  const parsed = got.status < 300 ? callOf(path, sent) : {};
  const answer = { status: got.status, headers: got.headers, text: got.text };
  return [...mistakesIn(own as Operation['routeKey'], parsed, answer), ...problemMistakes(got)];
}

function problemMistakes({ status, headers, text }: Got): string[] {
  if (status < 400 || !headers['content-type']?.startsWith('application/')) return [];
  if (headers['cache-control'] !== 'no-store') return ['a refusal that may be cached'];
  const { code, detail } = JSON.parse(text) as { code: ProblemCode; detail: string };
  const wrong = statuses[code] === status ? [] : [`${code} as ${status}`];
  return /[\p{Cc}\p{Cs}]/u.test(detail) ? [...wrong, 'control characters in a detail'] : wrong;
}

/** The values of a call that was carried out, which the published document has to allow. */
function callOf(template: string, { path, query, body }: Sent) {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const values = Object.entries(new RegExp(`^${pattern}$`).exec(path)?.groups ?? {});
  const text = body.toString('utf8').replace(/^\ufeff/, '');
  return {
    path: Object.fromEntries(values.map(([name, value]) => [name, decodeURIComponent(value)])),
    query: Object.fromEntries(new URLSearchParams(query)),
    ...(template.startsWith('/v1') && text.trim() !== '' && { body: text }),
  };
}
