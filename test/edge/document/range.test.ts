import { rangeLines, rangePrefixes } from '../../../edge/document/encode-range';

describe('the prefixes of a range', () => {
  it.each([
    ['203.0.113.0/24', ['cb0071']],
    ['192.0.2.7', ['c0000207']],
    ['192.0.2.128/26', ['c000028', 'c000029', 'c00002a', 'c00002b']],
    ['0.0.0.0/0', ['']],
    ['128.0.0.0/1', ['8', '9', 'a', 'b', 'c', 'd', 'e', 'f']],
    ['2001:db8::/32', ['20010db8']],
    ['::1/128', ['00000000000000000000000000000001']],
    ['1:2:3:4:5:6:7::', ['00010002000300040005000600070000']],
    ['2001:db8:8000::/33', ['8', '9', 'a', 'b', 'c', 'd', 'e', 'f'].map((digit) => `20010db8${digit}`)],
    ['::ffff:192.0.2.7', ['c0000207']],
  ])('are, for %s, %j', (cidr, prefixes) => {
    expect(rangePrefixes(cidr).prefixes).toEqual(prefixes);
  });

  it('stand behind their length, IPv4 apart from IPv6', () => {
    const lines = rangeLines(['203.0.113.0/24', '2001:db8::/32', '192.0.2.7/32', '192.0.2.0/24', '0.0.0.0/0']);
    expect(lines).toEqual({ fourRanges: '6 cb0071 c00002 ,8 c0000207 ,0  ', sixRanges: '8 20010db8 ' });
  });

  it.each(['', 'x', '1.2.3/8', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/', '1.2.3.4/x', '::/129', '1.2.3.256'])(
    'are none for %j',
    (cidr) => {
      expect(() => rangePrefixes(cidr)).toThrow(RangeError);
    },
  );
});
