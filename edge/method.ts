import type { EdgeRequest } from './event';

/**
 * Whether the request may do more than the methods allow. Frameworks that honour an override header do not agree on which
 * method then counts, so no request with one counts as harmless.
 *
 * @param method the request's own, or the one a preflight announces
 * @param allowed the reading methods when undefined
 */
export function writes(request: EdgeRequest, method: string, allowed: readonly string[] | undefined): boolean {
  const passes = allowed ? allowed.indexOf(method) >= 0 : method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return !passes || overridesMethod(request.headers);
}

/** Whether a header may change which method the origin sees. */
export function overridesMethod(headers: EdgeRequest['headers']): boolean {
  return !!(headers['x-http-method-override'] || headers['x-http-method'] || headers['x-method-override']);
}

/** The method a browser asks leave for, or the request's own. */
export function announcedMethod(request: EdgeRequest): string {
  const announced = request.method === 'OPTIONS' && request.headers['access-control-request-method'];
  return announced ? announced.value : request.method;
}
