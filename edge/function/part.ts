import { Apart, detailKey } from '../document/detail';
import { LOGO_PATH, LogoLine, STYLE_KEY, STYLE_PATH } from '../document/page-keys';
import { ScheduleField, scheduleIn } from '../document/schedule';
import type { EdgeResponse } from './event';
import type { PartRequest } from './gated-request';
import { POLICY_HEADER, pagePolicy } from './page';
import { CONTENT_TYPE, respond } from './respond';

/** See `edge/function/page.ts`. */
declare const CUSTOM: boolean;

/** The entry that a part of a page begins with; empty for any other path. @throws on a value that is no schedule */
export const partKey = (uri: string, schedule: string): string =>
  !CUSTOM && uri === STYLE_PATH
    ? STYLE_KEY
    : uri === LOGO_PATH
      ? detailKey(scheduleIn(schedule)[ScheduleField.siteId], Apart.logo)
      : '';

/**
 * A logo is answered once all of its entries are read; where one is missing, there is no logo. The policy is for a logo that somebody opens by
 * itself: an SVG may have scripts, forms and links.
 */
export function afterPart(part: PartRequest, value: string): PartRequest | EdgeResponse {
  const lines = value.split('\n');
  const type = lines[LogoLine.type];
  const next = lines[LogoLine.next];
  part.read += lines[LogoLine.data];
  if (next) {
    part.key = next;
    return part;
  }
  const headers = {
    [CONTENT_TYPE]: { value: type || 'text/css' },
    [POLICY_HEADER]: { value: pagePolicy + ';sandbox' },
  };
  const response: EdgeResponse = respond(value ? 200 : 404, headers, '');
  response.body = type ? { encoding: 'base64', data: part.read } : value;
  return response;
}
