/**
 * An address as hexadecimal digits, 8 for IPv4 or 32 for IPv6, so that a range is a prefix of it. IPv4 inside IPv6
 * counts as IPv4. A text that is not an address, which CloudFront never sends, gives digits that match no address.
 */
export const addressDigits = (ip: string): string =>
  isFour(ip) ? fourDigits(ip.slice(ip.lastIndexOf(':') + 1).split('.')) : sixDigits(ip.toLowerCase().split(':'));

export const isFour = (ip: string): boolean => ip.includes('.');

function fourDigits(bytes: readonly string[]): string {
  return bytes
    .reduce((sum, byte) => sum * 256 + Number(byte), 1)
    .toString(16)
    .slice(1);
}

/** The first empty group stands for all missing groups; `::` may leave another empty one at either end. */
function sixDigits(groups: readonly string[]): string {
  let missing = 36 - 4 * groups.length;
  let digits = '';
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index] || '';
    digits += group.padStart(group ? 4 : missing, '0');
    if (!group) missing = 4;
  }
  return digits;
}
