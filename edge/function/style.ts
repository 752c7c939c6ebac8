import type { EdgeResponse } from './event';
import { respond } from './respond';

/** The style of pages, answered at the edge while a window of the hostname is in force; otherwise by the origin. */
export const STYLE_PATH = '/.well-known/maintenance.css';

export function answerStyle(style: string): EdgeResponse {
  const response = respond(200, { 'content-type': { value: 'text/css' } }, '');
  response.body = style;
  return response;
}
