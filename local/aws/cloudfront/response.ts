import type { OriginResponse } from '../contract';
import type { EventResponse } from './event';
import { isHiddenFromFunctions } from './header-rules';
import { collect, type Pair, spread } from './values';

/** What goes back to the viewer: the origin's answer, or a function's. */
export type Response = OriginResponse;

/** The cookies of a function's result. */
type SetCookies = Readonly<Record<string, { readonly value: string; readonly attributes?: string | undefined }>>;

/** A response as CloudFront shows it to a function. Cookies of the origin are not served locally. */
export function eventResponse({ status, statusText, headers, body }: Response): EventResponse {
  const shown = headers.filter(([name]) => !isHiddenFromFunctions(name));
  return {
    statusCode: status,
    statusDescription: statusText,
    headers: collect([...shown, ['content-length', String(body.length)]]),
    cookies: {},
  };
}

/** The header lines of what a function returned. Without content-length, which is computed when the body is sent. */
export function headerLines(headers: EventResponse['headers'], cookies: SetCookies): readonly Pair[] {
  const setCookies = Object.entries(cookies).map(
    ([name, { value, attributes }]): Pair => [
      'set-cookie',
      attributes ? `${name}=${value}; ${attributes}` : `${name}=${value}`,
    ],
  );
  return [...spread(headers).filter(([name]) => name !== 'content-length'), ...setCookies];
}
