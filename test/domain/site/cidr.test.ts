import { cidrOf, cidrsOf } from '../../../lambdas/domain/site/cidr';

describe('a CIDR', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.7', '203.0.113.7/32'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['203.0.113.128/25', '203.0.113.128/25'],
    ['2001:DB8:0:0::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1/128'],
    ['2001:db8:1:2:3:4:5:6/128', '2001:db8:1:2:3:4:5:6/128'],
    ['2001:db8:8000::/33', '2001:db8:8000::/33'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201/128'],
    ['::1', '::1/128'],
  ])('%s is written %s', (given, written) => {
    expect(cidrOf(given)).toBe(written);
  });

  it.each([
    ['a name', 'office'],
    ['an address out of range', '203.0.113.256'],
    ['three octets', '203.0.113/24'],
    ['a zone', 'fe80::1%eth0'],
    ['a host behind the prefix', '203.0.113.7/24'],
    ['an IPv6 host behind the prefix', '2001:db8::1/64'],
    ['half the world', '0.0.0.0/0'],
    ['a continent', '2000::/3'],
    ['a prefix longer than the address', '203.0.113.0/33'],
    ['IPv4 in disguise', '::ffff:203.0.113.7'],
    ['a prefix that is none', '203.0.113.0/x'],
  ])('that is %s is refused', (_, given) => {
    expect(() => cidrOf(given)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});

describe('a list of CIDRs', () => {
  it('has each once', () => {
    expect(cidrsOf(['203.0.113.7', '203.0.113.7/32', '2001:db8::/32'])).toEqual(['203.0.113.7/32', '2001:db8::/32']);
  });

  it('has thirty at most', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `203.0.113.${n}`);
    expect(cidrsOf(many(30))).toHaveLength(30);
    expect(() => cidrsOf(many(31))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
