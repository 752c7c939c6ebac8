import { DetailLine, detailKey, linkKeysKey } from '../document/detail';
import { DIGITS, IntervalField, intervalInForce, type Schedule, ScheduleField } from '../document/schedule';
import { BYPASS_COOKIE, BYPASS_PARAMETER, isValidToken } from './bypass';
import type { EdgeEvent, EdgeHeader, EdgeRequest, EdgeResponse } from './event';
import type { LinkRequest } from './gated-request';
import { respond } from './respond';

/**
 * A link counts on every path, or its holder would have to know the scope of the window; and before a window begins, so that
 * its holder is ready.
 *
 * @param schedule value of the hostname's key
 * @param clock UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function linkRequest(event: EdgeEvent, token: EdgeHeader, schedule: string, clock: number): LinkRequest {
  const known: Schedule = JSON.parse(schedule.slice(DIGITS));
  const siteId = known[ScheduleField.siteId];
  const interval = intervalInForce(known, undefined, clock);
  const key = interval ? detailKey(siteId, interval[IntervalField.window]) : linkKeysKey(siteId);
  return { reading: 'link-keys', event, schedule, siteId, token, clock, key };
}

/**
 * Turns a valid link into a cookie, and leads to the same address without the token: it stays out of the history, of Referer
 * headers and of the origin's log. Undefined when the token opens nothing.
 *
 * @param detail the lines of the entry with the keys
 */
export function followLink(link: LinkRequest, detail: readonly string[]): EdgeResponse | undefined {
  const token = link.token;
  if (!isValidToken(token, detail[DetailLine.linkKeys], link.siteId, link.clock)) return undefined;
  const request = link.event.request;
  const age = Math.floor(Number.parseInt(token.value, 10) - link.clock);
  delete request.querystring[BYPASS_PARAMETER];
  const response = respond(302, { location: { value: locationOf(request) } }, '');
  response.cookies = {
    [BYPASS_COOKIE]: { value: token.value, attributes: `Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${age}` },
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
