import type { EdgeCase } from './edge-case';
import { callOf, exempting, interval } from './fixtures';

const shop = interval({ paths: ['/shop'] });

const inScope = [
  '/shop',
  '/shop/',
  '/shop/cart',
  '/SHOP',
  '//shop',
  '/%73hop',
  '/%53HOP',
  '/s%68op/cart',
  '/blog/../shop',
  '/blog/%2e%2e/shop',
  '/./shop',
  '/shop;jsessionid=1',
  '/;x/shop',
  '/\\shop',
  '\\shop',
  '/%5cshop',
  '/blog/./../shop',
  '/blog//x',
  '/%2fshop',
  '/%2573hop',
  '/shop%00',
  '/shop#x',
  '/shop#',
  '/#/shop',
  '/shop?x',
  '/shop#/../blog',
  '/shop./cart',
  '/blog./x',
  '/shop%20/cart',
  '/shop%3Fx',
  '/%u0073hop',
  '/%c1%b3hop',
  // An h of three bytes, and of four.
  '/s%e0%81%a8op',
  '/s%F0%80%81%A8op',
  // What lenient decoders leave out: a byte that continues nothing, one that nothing continues, one too many, a surrogate.
  '/sh%80op',
  '/sh%c3op',
  '/shop%c3',
  '/sh%e5%95op',
  '/%c3%a9%a9',
  '/sh%ed%a0%80op',
  '/sh%f4%90%80%80op',
  '/sh%c3%agop',
  '/%4',
  '/%zz',
  '/%',
  '',
  '*',
  `/${'a'.repeat(256)}`,
  `/${'/'.repeat(8000)}`,
].map((uri): EdgeCase => {
  const shown = uri.length > 40 ? `${uri.slice(0, 10)}… (${uri.length})` : uri;
  return { fact: `has ${shown} in the scope /shop`, call: callOf({ uri }, [shop]), met: 503, reads: 2 };
});

const outOfScope = [
  '/',
  '/blog',
  '/shopping',
  '/blog/shop',
  '/shop.html',
  '/shop.json',
  '/shop.',
  '/blog.',
  '/my%20files/x',
  '/caf%C3%A9',
  '/a%20b',
  '/%7Ejo',
  '/.well-known/x',
  '/blog;jsessionid=1',
  '/blog/%E5%95%86%E5%93%81',
  '/%d0%b1%ed%9f%bf%ee%80%80',
  '/%F0%9F%9B%92',
  '/a,b',
  '/a%2Fb',
].map(
  (uri): EdgeCase => ({
    fact: `has ${uri} outside the scope /shop`,
    call: callOf({ uri }, [shop]),
    met: 'origin',
    reads: 1,
  }),
);

const written = (path: string, uri: string): EdgeCase => ({
  fact: `has ${uri} in the scope written ${path}`,
  call: callOf({ uri }, [interval({ paths: ['/elsewhere', path] })]),
  met: 503,
  reads: 2,
});

const spellings = [
  written('/Shop/', '/shop/1'),
  written('/', '/anything'),
  written('/café', '/CAF%c3%a9/menu'),
  written('/caf%C3%A9', '/caf%C3%A9'),
  written('/café', '/café'),
  written('/my files', '/my%20files/1'),
  written('/50% off', '/50%25%20off'),
  written('/a:b', '/a%3Ab/c'),
  written('/a%3Ab', '/a:b'),
  written('/~jo', '/%7Ejo'),
  written('/[id]', '/[id]'),
  written('/a/b', '/a%2Fb'),
];

const suffixed = interval({ paths: ['/shop', '/a/b'], pathMatch: 'segments-and-suffixes' });

const withSuffixes = [
  ...[
    '/shop',
    '/shop/cart',
    '/shop.json',
    '/SHOP.Json',
    '/shop.',
    '/shop;x',
    '/shop:x',
    '/shop,x',
    '/shop~',
    '/shop@2x',
    '/shop%20',
    '/shop%40x',
    '/shop%3A%3A$DATA',
    '/shop.json/cart',
    '/a/b.xml',
    '/a/b',
  ].map((uri) => ({ uri, met: 503, reads: 2 }) as const),
  ...['/', '/blog', '/shopping', '/shop-2', '/shop_old', '/shop2.json', '/a/bc', '/a', '/a.json'].map(
    (uri) => ({ uri, met: 'origin', reads: 1 }) as const,
  ),
].map(
  ({ uri, met, reads }): EdgeCase => ({
    fact: `has ${uri} ${met === 503 ? 'in' : 'outside'} the scope /shop with suffixes`,
    call: callOf({ uri }, [suffixed]),
    met,
    reads,
  }),
);

const everything = interval({ paths: ['/'], pathMatch: 'segments-and-suffixes' });

const exempt = [
  { method: 'GET', uri: '/health' },
  { method: 'POST', uri: '/health/live' },
  { method: 'POST', uri: '/login' },
  { method: 'GET', uri: '/.well-known/acme-challenge/x' },
].map(
  (sent): EdgeCase => ({
    fact: `exempts ${sent.method} ${sent.uri}`,
    call: callOf(sent, [exempting]),
    met: 'origin',
    reads: 2,
  }),
);

const notExempt = [
  { method: 'GET', uri: '/healthz' },
  { method: 'GET', uri: '/HEALTH' },
  { method: 'GET', uri: '//health' },
  { method: 'GET', uri: '/health//x' },
  { method: 'GET', uri: '/%68ealth' },
  { method: 'GET', uri: '/health/../admin' },
  { method: 'GET', uri: '/health/..;/admin' },
  { method: 'GET', uri: '/health#x' },
  { method: 'GET', uri: '/health/#/admin' },
  { method: 'GET', uri: '/health?x' },
  { method: 'GET', uri: '/health/.\t./admin' },
  { method: 'GET', uri: '/health.json' },
  { method: 'GET', uri: '/health/%2e%2e/admin' },
  { method: 'GET', uri: '/health\\..\\admin' },
  { method: 'GET', uri: `/health/${'a'.repeat(256)}` },
  { method: 'GET', uri: '/login' },
  { method: 'PUT', uri: '/login' },
].map(
  (sent): EdgeCase => ({
    fact: `does not exempt ${sent.method} ${sent.uri.slice(0, 30)}`,
    call: callOf(sent, [exempting]),
    met: 503,
    reads: 2,
  }),
);

export const pathCases: readonly EdgeCase[] = [
  ...inScope,
  ...outOfScope,
  ...spellings,
  ...withSuffixes,
  {
    fact: 'has everything in the scope / with suffixes',
    call: callOf({ uri: '/x' }, [everything]),
    met: 503,
    reads: 2,
  },
  ...exempt,
  ...notExempt,
];
