import vm from 'node:vm';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';

export type Handler = (event: EdgeEvent) => Promise<EdgeRequest | EdgeResponse>;

/**
 * Loads the shipped code into a context that has JavaScript and nothing of Node, as CloudFront does.
 *
 * @param now milliseconds since the epoch, for the context's `Date.now`
 * @throws when the code does not load or leaves no function `handler`
 */
export function loadHandler(code: string, store: KeyValueStore, now?: () => number): Handler {
  const context = vm.createContext({ cloudfront: { kvs: () => store } });
  if (now) Object.assign(vm.runInContext('Date', context), { now });
  // A script cannot import; the one import the dialect allows becomes a variable of the same name.
  const script = code.replace(/\bimport\s+(\w+)\s+from\s*["']cloudfront["']/, 'var $1=cloudfront');
  vm.runInContext(script, context, { filename: 'viewer-request.js' });
  const handler: unknown = vm.runInContext('typeof handler === "function" && handler', context);
  if (typeof handler !== 'function') throw new Error('the code leaves no function named handler');
  return (event) => handler(event);
}
