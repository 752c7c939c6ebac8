import { isIP } from 'node:net';
import { addressDigits, isFour } from './address';

/** Prefixes of the result of `addressDigits`, for one address family. */
export interface RangePrefixes {
  readonly four: boolean;
  readonly prefixes: readonly string[];
}

/**
 * A range as prefixes. A range whose prefix length is not a multiple of four bits becomes up to eight.
 *
 * @param cidr `203.0.113.0/24`, `2001:db8::/32`; without a length it is one address
 * @throws RangeError when it is none
 */
export function rangePrefixes(cidr: string): RangePrefixes {
  const [address = '', length] = cidr.split('/');
  const four = isFour(address);
  const digits = addressDigits(address);
  const most = digits.length * 4;
  const bits = length === undefined ? most : Number(length || Number.NaN);
  if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > most) {
    throw new RangeError(`${cidr} is no range of addresses`);
  }
  const fixed = digits.slice(0, Math.floor(bits / 4));
  if (bits % 4 === 0) return { four, prefixes: [fixed] };
  const span = 1 << (4 - (bits % 4));
  const first = Number.parseInt(digits.charAt(fixed.length), 16) & -span;
  return { four, prefixes: Array.from({ length: span }, (_, index) => fixed + (first + index).toString(16)) };
}

/**
 * The ranges of both families, IPv4 first. Prefixes of the same length are grouped after that length, each between
 * spaces, so that the edge finds one with a single search: `6 cb0071 c00002 ,8 c6336407 `.
 */
export function rangeLines(cidrs: readonly string[]): { fourRanges: string; sixRanges: string } {
  const ranges = cidrs.map(rangePrefixes);
  const line = (four: boolean) =>
    grouped(ranges.filter((range) => range.four === four).flatMap((range) => range.prefixes));
  return { fourRanges: line(true), sixRanges: line(false) };
}

function grouped(prefixes: readonly string[]): string {
  const lengths = [...new Set(prefixes.map((prefix) => prefix.length))];
  return lengths
    .map((length) => `${length} ${prefixes.filter((prefix) => prefix.length === length).join(' ')} `)
    .join();
}
