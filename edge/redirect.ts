import { BYPASS_COOKIE, BYPASS_PARAMETER, linkToken } from './bypass';
import type { EdgeRequest, EdgeResponse } from './event';

/**
 * Turns a verified link into a cookie, and leads to the same address without the token: it stays out of the history, of
 * Referer headers and of the origin's log.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function followLink(request: EdgeRequest, now: number): EdgeResponse {
  const token = linkToken(request);
  const value = token ? token.value : '';
  const age = Math.floor(Number(value.slice(0, value.indexOf('.'))) - now);
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: { location: { value: locationOf(request) }, 'cache-control': { value: 'no-store' } },
    cookies: {
      [BYPASS_COOKIE]: { value, attributes: `Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${age}` },
    },
  };
}

/** A path that begins with two slashes would lead to another host; `/.` in front keeps it a path. */
function locationOf(request: EdgeRequest): string {
  const uri = request.uri;
  const query = request.querystring ?? {};
  const pairs = Object.keys(query)
    .filter((name) => name !== BYPASS_PARAMETER)
    .map((name) => pairsOf(name, query[name]))
    .join('&');
  const path = /^\/[/\\]/.test(uri) ? `/.${uri}` : uri;
  const location = pairs ? `${path}?${pairs}` : path;
  return /^\/[!-~]*$/.test(location) ? location : '/';
}

function pairsOf(name: string, sent: { value: string; multiValue?: readonly { value: string }[] } | undefined): string {
  const values = sent ? sent.multiValue || [sent] : [];
  return values.map((each) => (each.value ? `${name}=${each.value}` : name)).join('&');
}
