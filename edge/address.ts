/** The longest text of an address: IPv6 with an IPv4 tail. */
const LONGEST = 45;

/**
 * An address as 8 (IPv4) or 32 (IPv6) hexadecimal digits, so that a range is a prefix of it; undefined when it is none.
 * IPv4 inside IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
 */
export function addressDigits(ip: string): string | undefined {
  if (ip.length > LONGEST) return undefined;
  const colon = ip.lastIndexOf(':');
  if (colon < 0) return fourBytes(ip);
  if (ip.indexOf('.') < 0) return eightGroups(ip.toLowerCase());
  return ip.slice(0, colon).toLowerCase() === '::ffff' ? fourBytes(ip.slice(colon + 1)) : undefined;
}

function fourBytes(ip: string): string | undefined {
  const parts = ip.split('.');
  let digits = '';
  const every = parts.every((part) => {
    const byte = Number(part);
    digits += (byte + 256).toString(16).slice(-2);
    return byte >= 0 && byte < 256 && `${byte}` === part;
  });
  return every && parts.length === 4 ? digits : undefined;
}

function eightGroups(ip: string): string | undefined {
  const halves = ip.split('::');
  const head = groups(halves[0]);
  if (halves.length === 1) return head.length === 32 ? head : undefined;
  const tail = groups(halves[1]);
  const room = 32 - head.length - tail.length;
  return halves.length === 2 && room > 0 ? head + '0'.repeat(room) + tail : undefined;
}

/** A group of more than four digits makes the whole too long or wrong, never a range's prefix by accident. */
function groups(text: string | undefined): string {
  let digits = '';
  if (text) {
    text.split(':').forEach((group) => {
      digits += group.length < 5 && group ? `000${group}`.slice(-4) : '-'.repeat(33);
    });
  }
  return digits;
}
