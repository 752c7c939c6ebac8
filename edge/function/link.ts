import { Apart, DetailLine, detailKey } from '../document/detail';
import { IntervalField, intervalInForce, ScheduleField, scheduleIn } from '../document/schedule';
import { BYPASS_COOKIE, BYPASS_PARAMETER, isValidToken } from './bypass';
import type { EdgeEvent, EdgeHeader, EdgeRequest, EdgeResponse } from './event';
import { type LinkRequest, Reading } from './gated-request';
import { respond } from './respond';

/**
 * A link works on every path, because its holder may not know the scope of the window, and also before a window begins,
 * so that its holder can prepare.
 *
 * @param schedule value of the hostname's key
 * @param clock UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function linkRequest(event: EdgeEvent, token: EdgeHeader, schedule: string, clock: number): LinkRequest {
  const known = scheduleIn(schedule);
  const siteId = known[ScheduleField.siteId];
  const interval = intervalInForce(known, undefined, clock);
  const key = detailKey(siteId, interval ? interval[IntervalField.window] : Apart.links);
  return { reading: Reading.keys, event, schedule, siteId, token, clock, key };
}

/**
 * Turns a valid link into a cookie, and redirects to the same address without the token, so that the token is not in
 * the history, in Referer headers or in the origin's log. Undefined when the token is not valid.
 *
 * @param detail the lines of the entry with the keys
 */
export function followLink(link: LinkRequest, detail: readonly string[]): EdgeResponse | undefined {
  const token = link.token;
  if (!isValidToken(token, detail[DetailLine.linkKeys], link.siteId, link.clock)) return undefined;
  const request = link.event.request;
  const age = (Number.parseInt(token.value, 10) - link.clock) | 0;
  delete request.querystring[BYPASS_PARAMETER];
  const response = respond(302, { location: { value: locationOf(request) } }, '');
  response.cookies = {
    [BYPASS_COOKIE]: { value: token.value, attributes: `Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${age}` },
  };
  return response;
}

/**
 * A path with two leading slashes would redirect to another host. Such a path, and an invalid URL, redirects to `/`.
 */
function locationOf(request: EdgeRequest): string {
  const query = request.querystring;
  let location = request.uri;
  let separator = '?';
  Object.keys(query).forEach((name) => {
    const sent = query[name];
    if (!sent) return;
    (sent.multiValue || [sent]).forEach((each) => {
      location += separator + name + '=' + each.value;
      separator = '&';
    });
  });
  return /^\/(?![/\\])[!-~]*$/.test(location) ? location : '/';
}
