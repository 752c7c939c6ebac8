import { isIP } from 'node:net';
import { addressDigits } from './address';

/**
 * A range as prefixes of what `addressDigits` gives. One whose length is no multiple of four bits becomes up to eight.
 *
 * @param cidr `203.0.113.0/24`, `2001:db8::/32`; without a length it is one address
 * @throws RangeError when it is none
 */
export function rangePrefixes(cidr: string): string[] {
  const [address = '', length] = cidr.split('/');
  const digits = addressDigits(address);
  const most = digits.length * 4 - 4;
  const bits = length === undefined ? most : Number(length || Number.NaN);
  if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > most) {
    throw new RangeError(`${cidr} is no range of addresses`);
  }
  const fixed = digits.slice(0, 1 + Math.floor(bits / 4));
  if (bits % 4 === 0) return [fixed];
  const span = 1 << (4 - (bits % 4));
  const first = Number.parseInt(digits.charAt(fixed.length), 16) & -span;
  return Array.from({ length: span }, (_, index) => fixed + (first + index).toString(16));
}
