import { ambiguous, LONGEST_URI } from '../document/path';
import type { EdgeRequest } from './event';
import { announcedMethod, overrides } from './method';

/**
 * @param exemptions `/path/` and `METHOD/path/`, separated by spaces; led by `*` if one of them exempts every path, since
 *   most requests are told apart by their first segment alone
 */
export function exempts(exemptions: string | undefined, request: EdgeRequest): boolean {
  const uri = request.uri;
  if (!exemptions || uri.length > LONGEST_URI) return false;
  const path = `${uri}/`;
  if (exemptions[0] !== '*' && !exemptions.includes(path.slice(0, path.indexOf('/', 1) + 1))) return false;
  if (uri.search(ambiguous) >= 0) return false;
  const methodAndPath = overrides(request) ? path : announcedMethod(request) + path;
  return exemptions.split(' ').some((prefix) => path.startsWith(prefix) || methodAndPath.startsWith(prefix));
}
