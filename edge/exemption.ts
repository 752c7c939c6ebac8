import type { EdgeRequest } from './event';
import { overridesMethod } from './method';
import { isPlain } from './path';

/** @param exemptions `/path/` and `METHOD/path/`, separated by spaces */
export function exempts(exemptions: string | undefined, request: EdgeRequest): boolean {
  if (!exemptions || !isPlain(request.uri)) return false;
  const path = `${request.uri}/`;
  const methodAndPath = overridesMethod(request.headers) ? path : request.method + path;
  return exemptions.split(' ').some((prefix) => path.startsWith(prefix) || methodAndPath.startsWith(prefix));
}
