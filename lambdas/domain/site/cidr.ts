import { isIP } from 'node:net';
import { IPv4, IPv6 } from 'ipaddr.js';
import { forms, hasForm } from '../forms';
import { counts } from '../limits';
import { malformedField } from '../refusal';

/** No organisation owns a shorter prefix; it would open the site to a large part of the world. */
const families = {
  4: { bits: 32, shortest: 8 },
  6: { bits: 128, shortest: 16 },
} as const;

/**
 * Address ranges in canonical spelling (RFC 5952, always with a prefix), without repetition. @throws Refusal
 * `malformed`
 */
export function cidrsOf(cidrs: readonly string[]): string[] {
  const plain = [...new Set(cidrs.map((cidr, index) => cidrOf(cidr, `bypass.cidrs.${index}`)))];
  if (plain.length > counts.cidrsPerSite) {
    throw malformedField('bypass.cidrs', `must be at most ${counts.cidrsPerSite}`);
  }
  return plain;
}

/**
 * @param text `203.0.113.0/24` or `2001:db8::/32`; an address alone is a range of one.
 * @param field where it is, for the refusal
 * @throws Refusal `malformed`
 */
export function cidrOf(text: string, field = 'An address range'): string {
  const [address = '', length] = text.split('/');
  // Node decides what is an address, because the library also accepts the old octal and hexadecimal spellings.
  const family = hasForm(forms.cidr, text) ? isIP(address) : 0;
  if (family !== 4 && family !== 6) throw malformedField(field, forms.cidr.rules[0][1]);
  const { bits, shortest } = families[family];
  const prefix = length === undefined ? bits : Number(length);
  if (prefix < shortest || prefix > bits) {
    throw malformedField(field, `must have a prefix from ${shortest} to ${bits}, as an IPv${family} range`);
  }
  const plain = family === 4 ? address : hostOf(address);
  const parsed = family === 4 ? IPv4.parse(plain) : IPv6.parse(plain);
  if (parsed instanceof IPv6 && parsed.isIPv4MappedAddress()) {
    throw malformedField(
      field,
      'must be written as an IPv4 range: CloudFront shows IPv4 visitors by their IPv4 address',
    );
  }
  const network = (family === 4 ? IPv4 : IPv6).networkAddressFromCIDR(`${plain}/${prefix}`);
  if (parsed.toString() === network.toString()) return `${plain}/${prefix}`;
  throw malformedField(field, `must be 0 behind the prefix, as in ${network.toString()}/${prefix}`);
}

/** The URL standard writes IPv6 addresses in one way, without dots; the library misreads some of those with dots. */
function hostOf(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
