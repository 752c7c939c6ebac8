import { CORS } from './cors';
import type { EdgeHeader, EdgeRequest } from './event';

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether the request may do more than the allowed methods. Methods in override headers count as well as the request's
 * own, because some origins obey such headers, and not all the same ones.
 *
 * @param method the request's own, or the one a preflight announces
 * @param allowed the reading methods when undefined
 */
export function writes(request: EdgeRequest, method: string, allowed: readonly string[] | undefined): boolean {
  const methods = allowed || reading;
  // HEAD is GET without the response body.
  if (!methods.includes(method) && !(method === 'HEAD' && methods.includes('GET'))) return true;
  const named = namedMethods(request);
  return named !== undefined && !named.every((each) => methods.includes(each));
}

/**
 * Methods named in override headers; undefined for nearly every request, which has no such header. A WebSocket, which
 * lets a client send whatever it likes, counts as CONNECT: that is how HTTP/2 asks for one.
 */
export function namedMethods(request: EdgeRequest): readonly string[] | undefined {
  const headers = request.headers;
  const override = headers['x-http-method-override'];
  const short = headers['x-http-method'];
  const other = headers['x-method-override'];
  const upgrade = headers.upgrade;
  if (!override && !short && !other && !upgrade) return undefined;
  const named = [override, short, other].map(valueIn).filter((value) => value.trim());
  return valueIn(upgrade).toLowerCase().includes('websocket') ? named.concat('CONNECT') : named;
}

/** Two values in one header are for origins to disagree on: together they are no method. */
function valueIn(header: EdgeHeader | undefined): string {
  if (!header) return '';
  return header.multiValue ? header.multiValue.map((each) => each.value).join() : header.value;
}

/** The method a browser asks leave for, or the request's own. */
export function announcedMethod(request: EdgeRequest): string {
  const announced = request.method === 'OPTIONS' && request.headers[`${CORS}request-method`];
  return announced ? announced.value || request.method : request.method;
}
