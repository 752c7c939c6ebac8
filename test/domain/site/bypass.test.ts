import {
  bypassFacts,
  keyOf,
  noSecrets,
  signing,
  withHeader,
  withoutLinkKeys,
} from '../../../lambdas/domain/site/bypass';
import { linkTarget, linkWith } from '../../../lambdas/domain/site/bypass-link';

const none = noSecrets('shop');
const month = 30 * 86_400;

describe('a key that signs links', () => {
  it('is minted for the first link and signs for thirty days', () => {
    const first = signing(none, 'one', 100);
    expect(first).toEqual({
      key: { id: '1', secret: 'one', mintedAt: 100 },
      secrets: { siteId: 'shop', linkKeys: [first.key], version: 1 },
    });
    const later = signing(first.secrets, 'two', 99 + month);
    expect(later).toEqual(first);
    expect(later.secrets).toBe(first.secrets);
  });

  it('is followed by another, and checks what it signed until a third comes', () => {
    const first = signing(none, 'one', 0);
    const second = signing(first.secrets, 'two', month);
    expect(second.secrets.linkKeys).toEqual([second.key, first.key]);
    expect(signing(second.secrets, 'three', 2 * month).secrets.linkKeys.map(({ id }) => id)).toEqual(['3', '2']);
  });

  it('is gone once revoked, and no later one has its name', () => {
    const { secrets, key } = signing(none, 'one', 0);
    const revoked = withoutLinkKeys(secrets);
    expect(keyOf(secrets, key.id)).toBe(key);
    expect(() => keyOf(revoked, key.id)).toThrow(expect.objectContaining({ code: 'bypass-revoked' }));
    expect(signing(revoked, 'two', 1).key.id).toBe('3');
    expect(withoutLinkKeys(revoked)).toBe(revoked);
  });
});

describe('the header secret', () => {
  it('is replaced, revoked, and left alone where nothing changes', () => {
    const one = withHeader(none, 'f1');
    const two = withHeader(one, 'f2');
    expect([one, two]).toMatchObject([
      { headerHash: 'f1', version: 1 },
      { headerHash: 'f2', version: 2 },
    ]);
    expect(withHeader(two)).toEqual({ siteId: 'shop', linkKeys: [], version: 3 });
    expect(withHeader(two, 'f2')).toBe(two);
    expect(withHeader(none)).toBe(none);
  });
});

it('the audit chain is told no secret', () => {
  const { secrets } = signing(withHeader(none, 'f1'), 'one', 0);
  expect(bypassFacts(secrets)).toEqual({ linkKeys: ['2'], header: true, version: 2 });
  expect(bypassFacts(none)).toEqual({ linkKeys: [], header: false, version: 0 });
});

describe('a bypass link', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/?maintenance-bypass=t'],
    ['https://shop.example/cart?a=%20b&c', 'https://shop.example/cart?a=%20b&c&maintenance-bypass=t'],
    ['https://shop.example/#top', 'https://shop.example/?maintenance-bypass=t#top'],
    ['http://demo.localhost:4561/', 'http://demo.localhost:4561/?maintenance-bypass=t'],
  ])('to %s is %s', (url, link) => {
    expect(linkWith(linkTarget(url), 't')).toBe(link);
  });

  it('is looked up by its host and its siblings', () => {
    expect(linkTarget('https://A.shop.example/').names).toEqual(['a.shop.example', '*.shop.example']);
  });

  it.each([
    ['plain HTTP', 'http://shop.example/'],
    ['a port', 'https://shop.example:8443/'],
    ['a user', 'https://ana@shop.example/'],
    ['a password', 'https://:secret@shop.example/'],
    ['another scheme', 'javascript:alert(1)'],
    ['a local file', 'file://localhost/etc'],
    ['a token', 'https://shop.example/?maintenance-bypass=1'],
    ['no host', 'shop'],
    ['a host that only ends like localhost', 'http://evil-localhost:80/'],
  ])('with %s is refused', (_, url) => {
    expect(() => linkTarget(url)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
