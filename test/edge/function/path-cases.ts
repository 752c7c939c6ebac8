import type { EdgeCase } from './edge-case';
import { exempting, interval, visit } from './fixtures';

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
  '/shop%3Fx',
  '/%u0073hop',
  '/%c1%b3hop',
  '/%4',
  '/%zz',
  '/%',
  '',
  '*',
  `/${'a'.repeat(256)}`,
  `/${'/'.repeat(8000)}`,
].map((uri): EdgeCase => {
  const shown = uri.length > 40 ? `${uri.slice(0, 10)}… (${uri.length})` : uri;
  return { fact: `has ${shown} in the scope /shop`, visit: visit({ uri }, [shop]), met: 503, reads: 2 };
});

const outOfScope = [
  '/',
  '/blog',
  '/shopping',
  '/blog/shop',
  '/shop.html',
  '/caf%C3%A9',
  '/a%20b',
  '/%7Ejo',
  '/.well-known/x',
  '/blog;jsessionid=1',
  '/blog/%E5%95%86%E5%93%81',
  '/a%2Fb',
].map(
  (uri): EdgeCase => ({
    fact: `has ${uri} outside the scope /shop`,
    visit: visit({ uri }, [shop]),
    met: 'origin',
    reads: 1,
  }),
);

const written = (path: string, uri: string): EdgeCase => ({
  fact: `has ${uri} in the scope written ${path}`,
  visit: visit({ uri }, [interval({ paths: ['/elsewhere', path] })]),
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

const exempt = [
  { method: 'GET', uri: '/health' },
  { method: 'POST', uri: '/health/live' },
  { method: 'POST', uri: '/login' },
  { method: 'GET', uri: '/.well-known/acme-challenge/x' },
].map(
  (sent): EdgeCase => ({
    fact: `exempts ${sent.method} ${sent.uri}`,
    visit: visit(sent, [exempting]),
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
  { method: 'GET', uri: '/health/%2e%2e/admin' },
  { method: 'GET', uri: '/health\\..\\admin' },
  { method: 'GET', uri: `/health/${'a'.repeat(256)}` },
  { method: 'GET', uri: '/login' },
  { method: 'PUT', uri: '/login' },
].map(
  (sent): EdgeCase => ({
    fact: `does not exempt ${sent.method} ${sent.uri.slice(0, 30)}`,
    visit: visit(sent, [exempting]),
    met: 503,
    reads: 2,
  }),
);

export const pathCases: readonly EdgeCase[] = [...inScope, ...outOfScope, ...spellings, ...exempt, ...notExempt];
