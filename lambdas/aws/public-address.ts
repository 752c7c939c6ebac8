import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The host resolves to an address that no webhook may go to. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Global unicast; everything else in IPv6 is local, reserved, or another way to write an IPv4 address. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address is on the public Internet: not private, link-local (as metadata services are), loopback, shared or reserved. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalIpv6);
}

/** `127.0.0.0/8` and `::1`. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

/**
 * A lookup for a connection that is made to the very address that was checked: whoever owns the name cannot answer otherwise the
 * next time. All addresses of the name must be allowed, so that its answer does not depend on which one is tried.
 */
export function checkedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new ForbiddenAddress(`${hostname} has no address`), '', 0);
      if (!addresses.every(({ address }) => isAllowed(address))) {
        return callback(new ForbiddenAddress(`${hostname} has an address that is not public`), '', 0);
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
