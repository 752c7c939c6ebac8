const zeros = '0'.repeat(32);

/**
 * An address as hexadecimal digits, 8 of IPv4 or 32, so that a range is a prefix of it. IPv4 inside IPv6 counts as IPv4.
 * What is no address, which CloudFront never sends, gives digits of none.
 */
export function addressDigits(ip: string): string {
  return isFour(ip) ? fourDigits(ip.slice(ip.lastIndexOf(':') + 1).split('.')) : sixDigits(ip.toLowerCase().split(':'));
}

export function isFour(ip: string): boolean {
  return ip.indexOf('.') > 0;
}

function fourDigits(bytes: readonly string[]): string {
  return bytes
    .reduce((sum, byte) => sum * 256 + Number(byte), 1)
    .toString(16)
    .slice(1);
}

/** The first empty group stands for all that are missing; beside it `::` may leave another at either end. */
function sixDigits(groups: readonly string[]): string {
  let missing = 36 - 4 * groups.length;
  let digits = '';
  for (let index = 0; index < groups.length; index++) {
    digits += groups[index] ? `000${groups[index]}`.slice(-4) : zeros.slice(0, missing);
    if (!groups[index]) missing = 4;
  }
  return digits;
}
