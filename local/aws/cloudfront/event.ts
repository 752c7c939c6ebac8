import type { IncomingMessage } from 'node:http';
import { isHiddenFromFunctions } from './header-rules';
import { targetOf } from './request-target';
import { collect, type EventValues, type Pair } from './values';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
export interface EventRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: EventValues;
  readonly headers: EventValues;
  readonly cookies: EventValues;
}

/** Without the body, which functions never see. */
export interface EventResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: EventValues;
  readonly cookies: EventValues;
}

export interface EdgeEvent {
  readonly version: '1.0';
  readonly context: {
    readonly distributionDomainName: string;
    readonly distributionId: string;
    readonly eventType: 'viewer-request' | 'viewer-response';
    /** The same for a request and its response. */
    readonly requestId: string;
  };
  readonly viewer: { readonly ip: string };
  /** What the viewer sent, also in a viewer-response event: changes by the first function do not show there. */
  readonly request: EventRequest;
  readonly response?: EventResponse;
}

/**
 * A request as CloudFront shows it to a function. Query values stay encoded, as CloudFront leaves them.
 * @returns undefined when the request names no host or nothing that a site has.
 */
export function eventRequest(message: IncomingMessage): EventRequest | undefined {
  const target = targetOf(message.url ?? '/', message.headers.host);
  if (target === undefined) return undefined;
  const pairs = target.search.split('&').filter((pair) => pair !== '');
  const headers = headerPairs(message).filter(([name]) => name !== 'cookie' && !isHiddenFromFunctions(name));
  return {
    method: message.method ?? 'GET',
    uri: target.path,
    querystring: collect(pairs.map(splitPair)),
    headers: collect(headers.map(([name, value]) => [name, name === 'host' ? target.host : value])),
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

function headerPairs({ rawHeaders }: IncomingMessage): Pair[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

function splitPair(pair: string): Pair {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
