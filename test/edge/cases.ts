import { bypassCases } from './cases-bypass';
import { corsCases } from './cases-cors';
import { modeCases } from './cases-modes';
import { storeCases } from './cases-store';
import type { EdgeCase } from './edge-case';
import { end, interval, start, visit } from './given';

const full = interval();
const readOnly = interval({ mode: 'read-only' });
const shop = interval({ paths: ['/shop'] });
const exempting = interval({ exemptions: ['/health', 'POST /login', '/.well-known/acme-challenge/'] });

const boundaries: EdgeCase[] = [
  { fact: 'lets a site without windows pass', visit: visit({}, []), met: 'origin', reads: 1 },
  { fact: 'passes in the second before the start', visit: visit({}, [full], start - 1), met: 'origin', reads: 1 },
  { fact: 'refuses in the second of the start', visit: visit({}, [full], start), met: 503, reads: 2 },
  { fact: 'refuses in the last second', visit: visit({}, [full], end - 1), met: 503, reads: 2 },
  { fact: 'passes in the second of the end', visit: visit({}, [full], end), met: 'origin', reads: 1 },
  {
    fact: 'passes between two windows',
    visit: visit({}, [full, interval({ windowId: 'demo.B', startsAt: end + 60, endsAt: end + 120 })], end + 30),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'refuses in the second of two windows',
    visit: visit({}, [full, interval({ windowId: 'demo.B', startsAt: end, endsAt: end + 120 })], end),
    met: 503,
    reads: 2,
  },
  {
    fact: 'refuses by the stricter of two that overlap',
    visit: visit({}, [readOnly, interval({ windowId: 'demo.B', startsAt: start + 60 })]),
    met: 503,
    reads: 2,
  },
];

const writing = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get'].map((method) => ({
  fact: `refuses ${method} while read-only`,
  visit: visit({ method }, [readOnly]),
  met: 403 as const,
  reads: 2,
}));

const reading = ['GET', 'HEAD', 'OPTIONS'].flatMap((method): EdgeCase[] => [
  { fact: `passes ${method} while read-only`, visit: visit({ method }, [readOnly]), met: 'origin', reads: 1 },
  { fact: `refuses ${method} in full maintenance`, visit: visit({ method }, [full]), met: 503, reads: 2 },
]);

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'].flatMap((name): EdgeCase[] => [
  {
    fact: `refuses a GET that ${name} makes a DELETE`,
    visit: visit({ headers: { [name]: 'DELETE' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a POST that ${name} makes a GET`,
    visit: visit({ method: 'POST', headers: { [name]: 'GET' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a GET with two ${name} headers`,
    visit: visit({ headers: { [name]: { value: 'GET', multiValue: [{ value: 'GET' }, { value: 'PUT' }] } } }, [
      readOnly,
    ]),
    met: 403,
    reads: 2,
  },
  {
    fact: `exempts no method and path once ${name} is there`,
    visit: visit({ method: 'POST', uri: '/login', headers: { [name]: 'DELETE' } }, [exempting]),
    met: 503,
    reads: 2,
  },
]);

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

export const cases: readonly EdgeCase[] = [
  ...boundaries,
  ...writing,
  ...reading,
  ...overrides,
  ...inScope,
  ...outOfScope,
  ...spellings,
  ...exempt,
  ...notExempt,
  ...storeCases,
  ...modeCases,
  ...corsCases,
  ...bypassCases,
];
