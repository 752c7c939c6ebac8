import { rangePrefixes } from '../../edge/encode-range';

describe('the prefixes of a range', () => {
  it.each([
    ['203.0.113.0/24', ['4cb0071']],
    ['192.0.2.7', ['4c0000207']],
    ['192.0.2.128/26', ['4c000028', '4c000029', '4c00002a', '4c00002b']],
    ['0.0.0.0/0', ['4']],
    ['128.0.0.0/1', ['48', '49', '4a', '4b', '4c', '4d', '4e', '4f']],
    ['2001:db8::/32', ['620010db8']],
    ['::1/128', ['600000000000000000000000000000001']],
    ['2001:db8:8000::/33', ['8', '9', 'a', 'b', 'c', 'd', 'e', 'f'].map((digit) => `620010db8${digit}`)],
    ['::ffff:192.0.2.7', ['4c0000207']],
  ])('are, for %s, %j', (cidr, prefixes) => {
    expect(rangePrefixes(cidr)).toEqual(prefixes);
  });

  it.each(['', 'x', '1.2.3/8', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/', '1.2.3.4/x', '::/129', '1.2.3.256'])(
    'are none for %j',
    (cidr) => {
      expect(() => rangePrefixes(cidr)).toThrow(RangeError);
    },
  );
});
