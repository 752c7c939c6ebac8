import { addressDigits } from './address';

/**
 * A range as prefixes of hexadecimal digits, led by 4 or 6 for the kind of address. One whose length is no multiple of
 * four bits becomes up to eight prefixes.
 *
 * @param cidr `203.0.113.0/24`, `2001:db8::/32`; without a length it is one address
 * @throws RangeError when it is none
 */
export function rangePrefixes(cidr: string): string[] {
  const [address = '', length] = cidr.split('/');
  const digits = addressDigits(address);
  if (!digits) throw new RangeError(`${cidr} is no range of addresses`);
  const bits = length === undefined ? digits.length * 4 : Number(length);
  if (!Number.isInteger(bits) || bits < 0 || bits > digits.length * 4) throw new RangeError(`${cidr} has no length`);
  const kind = digits.length === 8 ? '4' : '6';
  const fixed = kind + digits.slice(0, Math.floor(bits / 4));
  const left = bits % 4;
  if (left === 0) return [fixed];
  const span = 1 << (4 - left);
  const first = Number.parseInt(digits.charAt(fixed.length - 1), 16) & -span;
  return Array.from({ length: span }, (_, index) => fixed + (first + index).toString(16));
}
