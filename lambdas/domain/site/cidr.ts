import { isIP } from 'node:net';
import { IPv4, IPv6 } from 'ipaddr.js';
import { forms, hasForm } from '../forms';
import { counts } from '../limits';
import { Refusal } from '../refusal';

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
  const plain = [...new Set(cidrs.map(cidrOf))];
  if (plain.length > counts.cidrsPerSite) {
    throw new Refusal('malformed', `A site can have at most ${counts.cidrsPerSite} address ranges.`);
  }
  return plain;
}

/** @param text `203.0.113.0/24` or `2001:db8::/32`; an address alone is a range of one. */
export function cidrOf(text: string): string {
  const [address = '', length] = text.split('/');
  // Node decides what is an address, because the library also accepts the old octal and hexadecimal spellings.
  const family = hasForm(forms.cidr, text) ? isIP(address) : 0;
  if (family !== 4 && family !== 6) throw odd(text, `An address range ${forms.cidr.rules[0][1]}.`);
  const { bits, shortest } = families[family];
  const prefix = length === undefined ? bits : Number(length);
  if (prefix < shortest || prefix > bits) {
    throw odd(text, `The prefix of an IPv${family} range must be from ${shortest} to ${bits}.`);
  }
  const plain = family === 4 ? address : hostOf(address);
  const parsed = family === 4 ? IPv4.parse(plain) : IPv6.parse(plain);
  if (parsed instanceof IPv6 && parsed.isIPv4MappedAddress()) {
    throw odd(text, 'CloudFront shows IPv4 visitors by their IPv4 address; write the range as an IPv4 range.');
  }
  const network = (family === 4 ? IPv4 : IPv6).networkAddressFromCIDR(`${plain}/${prefix}`);
  if (parsed.toString() === network.toString()) return `${plain}/${prefix}`;
  throw odd(text, 'The address must be 0 behind the prefix, as in 203.0.113.0/24.');
}

/** The URL standard writes IPv6 addresses in one way, without dots; the library misreads some of those with dots. */
function hostOf(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function odd(text: string, message: string): Refusal {
  return new Refusal('malformed', message, { cidr: text.slice(0, 50) });
}
