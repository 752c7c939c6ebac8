/** The longest text of an address: IPv6 with an IPv4 tail. */
const LONGEST = 45;

/**
 * An address as hexadecimal digits behind a 4 (IPv4) or 6, so that a range is a prefix of it. IPv4 inside IPv6 counts as
 * IPv4. What is no address, which CloudFront never sends, gives digits of none.
 */
export function addressDigits(ip: string): string {
  if (ip.length > LONGEST) return '';
  if (ip.indexOf('.') > 0) {
    const bytes = ip.slice(ip.lastIndexOf(':') + 1).split('.');
    return `4${bytes.map((byte) => (Number(byte) + 256).toString(16).slice(1)).join('')}`;
  }
  const halves = ip.toLowerCase().split('::');
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  return `6${head}${zeros.slice(head.length + tail.length)}${tail}`;
}

const zeros = '0'.repeat(32);

function groups(half: string | undefined): string {
  return half
    ? half
        .split(':')
        .map((group) => `000${group}`.slice(-4))
        .join('')
    : '';
}
