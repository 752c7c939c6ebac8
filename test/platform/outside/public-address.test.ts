import type { LookupAddress } from 'node:dns';
import {
  isPublicAddress,
  PrivateAddress,
  publicLookup,
  type Resolve,
} from '../../../lambdas/platform/outside/public-address';

describe('an address', () => {
  it.each(['203.0.114.9', '8.8.8.8', '2a00:1450:4001:830::200e', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254', // instance metadata
    '169.254.170.2', // credentials of containers
    '100.64.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254', // instance metadata
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a00:1', // 10.0.0.1 behind NAT64
    '2002:a00:1::', // 10.0.0.1 as 6to4
    '2001:db8::1',
    '::7f00:1', // 127.0.0.1, as IPv4 was once written in IPv6
    '::a9fe:a9fe', // instance metadata in the same way
    '100:0:0:1::1',
    '4000::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

const looked = (addresses: readonly string[], options: { readonly all?: boolean } = { all: true }) =>
  new Promise((resolve, reject) => {
    const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const resolver: Resolve = (_, __, callback) => callback(null, found);
    publicLookup(resolver)('shop.example.com', options, (error, address, family) =>
      error ? reject(error) : resolve(family === undefined ? address : [address, family]),
    );
  });

describe('a name', () => {
  it('is resolved to the addresses that were looked at', async () => {
    expect(await looked(['8.8.8.8', '2a00::1'])).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2a00::1', family: 6 },
    ]);
    expect(await looked(['8.8.8.8', '2a00::1'], {})).toEqual(['8.8.8.8', 4]);
  });

  it('of which one address is private is refused, and so is one without addresses', async () => {
    await expect(looked(['8.8.8.8', '10.0.0.1'])).rejects.toBeInstanceOf(PrivateAddress);
    await expect(looked([])).rejects.toBeInstanceOf(PrivateAddress);
  });

  it('that does not exist fails as it does without the check', async () => {
    const missing: Resolve = (_, __, callback) => callback(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []);
    const answer = new Promise((_, reject) => publicLookup(missing)('gone.example', { all: true }, reject));
    await expect(answer).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
