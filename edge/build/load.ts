import { createHash, createHmac } from 'node:crypto';
import vm from 'node:vm';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from '../function/event';

export type Handler = (event: EdgeEvent) => Promise<EdgeRequest | EdgeResponse>;

/**
 * Loads the shipped code into a context that has only JavaScript and nothing from Node, as in CloudFront.
 *
 * @param now milliseconds since the epoch, for the context's `Date.now`
 * @throws when the code does not load or does not define a function `handler`
 */
export function loadHandler(code: string, store: KeyValueStore, now?: () => number): Handler {
  const context = vm.createContext({ cloudfront: { kvs: () => store }, crypto: { createHash, createHmac } });
  if (now) Object.assign(vm.runInContext('Date', context), { now });
  // A script cannot import, so the allowed imports become variables with the same names.
  const script = code.replace(/\bimport\s+(\w+)\s+from\s*["'](cloudfront|crypto)["']/g, 'var $1=$2');
  vm.runInContext(script, context, { filename: 'viewer-request.js' });
  const handler: unknown = vm.runInContext('typeof handler === "function" && handler', context);
  if (typeof handler !== 'function') throw new Error('the code leaves no function named handler');
  return (event) => handler(event);
}
