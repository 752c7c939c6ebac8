import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { IPv4, IPv6 } from 'ipaddr.js';

/** The hostname leads to an address that is not on the public internet, so nothing is sent there. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/**
 * Whether an address is one of the public internet: not of a private or shared network, this computer, a link, a group, or a range
 * that stands for IPv4 addresses.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  // A scope (`%eth0`) belongs to an address of a link.
  if (family === 0 || address.includes('%')) return false;
  if (family === 4) return IPv4.parse(address).range() === 'unicast';
  const parsed = IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === 'unicast';
  return parsed.range() === 'unicast' && parsed.match(inUse);
}

/** The only addresses of IPv6 that are given to anybody: all others are special, or not in use. */
const inUse = IPv6.parseCIDR('2000::/3');

export type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a hostname for a connection, and refuses it unless all of its addresses are public. The connection goes to the
 * very addresses that were looked at, so a name that resolves to another address a moment later gains nothing.
 *
 * @param resolve how names are resolved
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new PrivateAddress(), []);
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
