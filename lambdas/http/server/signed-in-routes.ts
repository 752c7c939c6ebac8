import { signedInPrefix } from '../route';
import type { Reply } from './reply';

/** `GET /api/v1/windows` → `GET /v1/windows`: what people who signed in call is the operation of that name. */
export const operationOf = (routeKey: string): string => routeKey.replace(` ${signedInPrefix}/v1/`, ' /v1/');

/** The answer with a `Location` below the path that was called, where the caller may follow it. */
export function locatedFor(routeKey: string, reply: Reply): Reply {
  const location = reply.headers?.location;
  if (operationOf(routeKey) === routeKey || typeof location !== 'string' || !location.startsWith('/v1/')) return reply;
  return { ...reply, headers: { ...reply.headers, location: `${signedInPrefix}${location}` } };
}
