import type { IncomingMessage } from 'node:http';
import { isHiddenFromFunctions } from './header-rules';

interface EventValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}
export type EventValues = Readonly<Record<string, EventValue>>;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
export interface EventRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: EventValues;
  readonly headers: EventValues;
  readonly cookies: EventValues;
}

export interface ViewerRequestEvent {
  readonly version: '1.0';
  readonly context: {
    readonly distributionDomainName: string;
    readonly distributionId: string;
    readonly eventType: 'viewer-request';
    readonly requestId: string;
  };
  readonly viewer: { readonly ip: string };
  readonly request: EventRequest;
}

/** A request as CloudFront shows it to a viewer-request function. Query values stay encoded, as CloudFront leaves them. */
export function eventRequest(message: IncomingMessage): EventRequest {
  const [uri = '/', ...search] = (message.url ?? '/').split('?');
  const pairs = search
    .join('?')
    .split('&')
    .filter((pair) => pair !== '');
  const headers = headerPairs(message).filter(([name]) => name !== 'cookie' && !isHiddenFromFunctions(name));
  return {
    method: message.method ?? 'GET',
    uri,
    querystring: collect(pairs.map(splitPair)),
    headers: collect(headers.map(([name, value]) => [name, name === 'host' ? withoutPort(value) : value])),
    cookies: collect(
      (message.headers.cookie ?? '')
        .split(';')
        .map((pair) => splitPair(pair.trim()))
        .filter(([name]) => name !== ''),
    ),
  };
}

/** The address of the peer; IPv4 without its IPv6 mapping. */
export function viewerAddress(message: IncomingMessage): string {
  return (message.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function headerPairs({ rawHeaders }: IncomingMessage): (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** One name, one entry: a repeated one carries its last value and, in `multiValue`, all of them. */
function collect(pairs: readonly (readonly [string, string])[]): EventValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, all]) => {
      const value = all.at(-1) ?? '';
      return [name, all.length > 1 ? { value, multiValue: all.map((each) => ({ value: each })) } : { value }];
    }),
  );
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
