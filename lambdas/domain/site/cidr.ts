import { isIP } from 'node:net';
import { counts } from '../limits';
import { Refusal } from '../refusal';

/** Shorter prefixes are no organisation's; they would open the site to a good part of the world. */
const families = {
  4: { bits: 32, groupBits: 8, shortest: 8 },
  6: { bits: 128, groupBits: 16, shortest: 16 },
} as const;

type Family = keyof typeof families;

/** Address ranges in their one spelling (RFC 5952, always with a prefix), each once. @throws Refusal `malformed` */
export function cidrsOf(cidrs: readonly string[]): string[] {
  const plain = [...new Set(cidrs.map(cidrOf))];
  if (plain.length > counts.cidrsPerSite) {
    throw new Refusal('malformed', `A site has at most ${counts.cidrsPerSite} address ranges.`);
  }
  return plain;
}

/** @param text `203.0.113.0/24` or `2001:db8::/32`; an address alone is a range of one. */
export function cidrOf(text: string): string {
  const [, address = '', length] = /^([0-9a-f.:]{2,45})(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) throw odd(text, 'A CIDR is like 203.0.113.0/24 or 2001:db8::/32.');
  const { bits, shortest } = families[family];
  const prefix = length === undefined ? bits : Number(length);
  if (prefix < shortest || prefix > bits)
    throw odd(text, `The prefix of an IPv${family} range is ${shortest} to ${bits}.`);
  const groups = groupsOf(address, family);
  if (hasHostBits(groups, family, prefix))
    throw odd(text, 'What lies behind the prefix must be 0, as in 203.0.113.0/24.');
  if (isMapped(groups))
    throw odd(text, 'CloudFront shows IPv4 visitors by their IPv4 address; write the range as such.');
  return `${family === 4 ? groups.join('.') : hostOf(address)}/${prefix}`;
}

function odd(text: string, message: string): Refusal {
  return new Refusal('malformed', message, { cidr: text.slice(0, 50) });
}

function groupsOf(address: string, family: Family): number[] {
  if (family === 4) return address.split('.').map(Number);
  const host = hostOf(address);
  const left = 8 - hexGroups(host).length;
  return hexGroups(host.replace('::', `:${'0:'.repeat(left)}`)).map((group) => Number.parseInt(group, 16));
}

const hexGroups = (host: string): string[] => host.split(':').filter((group) => group !== '');

/** The URL standard writes IPv6 addresses in one way, without dots. */
function hostOf(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function hasHostBits(groups: readonly number[], family: Family, prefix: number): boolean {
  const { groupBits } = families[family];
  return groups.some((group, index) => {
    const kept = Math.min(groupBits, Math.max(0, prefix - index * groupBits));
    return (group & ((1 << (groupBits - kept)) - 1)) !== 0;
  });
}

/** `::ffff:0:0/96` */
function isMapped(groups: readonly number[]): boolean {
  return groups.length === 8 && groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
}
