import type { OriginRequest } from '../contract';
import type { Distribution } from './distribution';
import type { EventRequest } from './event';
import { spread } from './values';

/**
 * What the origin receives of a request: the headers that the policies let through, and the viewer's address.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
export function originRequest(
  request: EventRequest,
  viewerIp: string,
  body: Buffer,
  { originHost, withheld }: Pick<Distribution, 'originHost' | 'withheld'>,
): OriginRequest {
  const passed = spread(request.headers).filter(([name]) => !withheld.includes(name));
  const host = originHost === undefined ? {} : { host: originHost };
  const headers = { ...Object.fromEntries(passed), ...host, 'x-forwarded-for': viewerIp };
  return { method: request.method, path: pathOf(request), headers, body };
}

function pathOf({ uri, querystring }: EventRequest): string {
  const query = spread(querystring).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return query.length > 0 ? `${uri}?${query.join('&')}` : uri;
}
