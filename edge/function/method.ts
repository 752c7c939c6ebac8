import { CORS } from './cors';
import type { EdgeHeader, EdgeRequest } from './event';

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether the request may do more than the methods allow. An override header counts as the method it names. The method of
 * the request itself counts as well: not every origin honours such headers, nor do those that do agree on one.
 *
 * @param method the request's own, or the one a preflight announces
 * @param allowed the reading methods when undefined
 */
export function writes(request: EdgeRequest, method: string, allowed: readonly string[] | undefined): boolean {
  const known = allowed || reading;
  const named = overrides(request);
  // Two values in one header are for origins to disagree on.
  return (
    !known.includes(method) ||
    (named !== undefined && !named.every((sent) => !sent || (!sent.multiValue && known.includes(sent.value))))
  );
}

/** The headers that may change which method the origin sees; undefined for nearly every request, which has none of them. */
export function overrides(request: EdgeRequest): readonly (EdgeHeader | undefined)[] | undefined {
  const headers = request.headers;
  const sent = headers['x-http-method-override'];
  const short = headers['x-http-method'];
  const other = headers['x-method-override'];
  return sent || short || other ? [sent, short, other] : undefined;
}

/** The method a browser asks leave for, or the request's own. */
export function announcedMethod(request: EdgeRequest): string {
  const announced = request.method === 'OPTIONS' && request.headers[`${CORS}request-method`];
  return announced ? announced.value : request.method;
}
