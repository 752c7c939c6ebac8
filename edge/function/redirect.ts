import { BYPASS_COOKIE, BYPASS_PARAMETER } from './bypass';
import type { EdgeRequest, EdgeResponse } from './event';
import { respond } from './respond';

/**
 * Turns a verified link into a cookie, and leads to the same address without the token: it stays out of the history, of
 * Referer headers and of the origin's log.
 */
export function followLink(request: EdgeRequest, token: string, clock: number): EdgeResponse {
  const age = Math.floor(Number.parseInt(token, 10) - clock);
  delete request.querystring[BYPASS_PARAMETER];
  const response = respond(302, { location: { value: locationOf(request) } }, '');
  response.cookies = {
    [BYPASS_COOKIE]: { value: token, attributes: `Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${age}` },
  };
  return response;
}

/** Two slashes in front would lead to another host. Such a path, and what is no URL, leads home. */
function locationOf(request: EdgeRequest): string {
  const query = request.querystring;
  let location = request.uri;
  let separator = '?';
  Object.keys(query).forEach((name) => {
    const sent = query[name];
    if (!sent) return;
    (sent.multiValue || [sent]).forEach((each) => {
      location += `${separator}${name}=${each.value}`;
      separator = '&';
    });
  });
  return /^\/(?![/\\])[!-~]*$/.test(location) ? location : '/';
}
