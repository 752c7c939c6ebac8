import { ambiguous, LONGEST_URI } from '../document/path';
import type { EdgeRequest } from './event';
import { announcedMethod, namedMethods } from './method';

/**
 * @param exemptions `/path/` and `METHOD/path/`, separated by spaces; led by `*` if one of them exempts every path,
 * because for most requests the first segment alone is enough to decide
 */
export function exempts(exemptions: string | undefined, request: EdgeRequest): boolean {
  const uri = request.uri;
  if (!exemptions || uri.length > LONGEST_URI) return false;
  const path = uri + '/';
  // The first letter decides about most requests, the first segment about nearly all others.
  if (
    exemptions[0] !== '*' &&
    (!exemptions.includes('/' + (uri[1] || '')) || !exemptions.includes(path.slice(0, path.indexOf('/', 1) + 1)))
  ) {
    return false;
  }
  if (uri.search(ambiguous) >= 0) return false;
  const named = namedMethods(request);
  const method = named && named.length > 0 ? '' : announcedMethod(request);
  // HEAD is GET without the response body.
  return covers(exemptions, path, method) || (method === 'HEAD' && covers(exemptions, path, 'GET'));
}

/** @param method empty when the path alone may exempt */
function covers(exemptions: string, path: string, method: string): boolean {
  const methodAndPath = method + path;
  return exemptions.split(' ').some((prefix) => path.startsWith(prefix) || methodAndPath.startsWith(prefix));
}
