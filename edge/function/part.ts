import { Apart, detailKey } from '../document/detail';
import { LOGO_HEAD, LogoLine } from '../document/page-keys';
import { ScheduleField, scheduleIn } from '../document/schedule';
import type { EdgeResponse } from './event';
import { type PartRequest, Reading } from './gated-request';
import { POLICY_HEADER, pagePolicy } from './page';
import { CONTENT_TYPE, respond } from './respond';

/** @param key of the entry that the part begins with */
export const partRequest = (key: string): PartRequest => ({ reading: Reading.part, key, read: '' });

/** The first entry of the logo of a site. @throws on a value that is no schedule */
export const logoKey = (schedule: string): string => detailKey(scheduleIn(schedule)[ScheduleField.siteId], Apart.logo);

/**
 * A logo is answered once all of its entries are read; where one is missing, there is no logo. The policy is for a logo that somebody opens by
 * itself: an SVG may have scripts, forms and links.
 */
export function afterPart(part: PartRequest, value: string): PartRequest | EdgeResponse {
  const head = value.slice(0, LOGO_HEAD).split('\n');
  const next = head[LogoLine.next];
  part.read += value.slice(LOGO_HEAD);
  if (next) {
    part.key = next;
    return part;
  }
  // The style has one line.
  const isLogo = next === '';
  const type = (isLogo && head[LogoLine.type]) || 'text/css';
  const headers = { [CONTENT_TYPE]: { value: type }, [POLICY_HEADER]: { value: pagePolicy + ';sandbox' } };
  const response: EdgeResponse = respond(value ? 200 : 404, headers, '');
  response.body = isLogo ? { encoding: 'base64', data: part.read } : value;
  return response;
}
