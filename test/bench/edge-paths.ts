import { bypassToken } from '../../edge/document/bypass-token';
import type { EdgeBranding, EdgeBypass, EdgeEntry, EdgeInterval } from '../../edge/document/document';
import { encodeSite } from '../../edge/document/encode';
import { pageEntries } from '../../edge/document/encode-page';
import { LOGO_PATH, STYLE_PATH } from '../../edge/document/page-keys';
import { eventOf, interval, site } from '../edge/function/fixtures';

const now = Math.floor(Date.now() / 1000);
const browser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Safari/537.36',
  'accept-language': 'en-GB,en;q=0.9',
  'accept-encoding': 'gzip, deflate, br, zstd',
};
const running = (given: Partial<EdgeInterval>) =>
  interval({
    startsAt: now - 3600,
    endsAt: now + 86400,
    exemptions: ['/health', '/robots.txt', '/.well-known/acme-challenge', '/favicon.ico'],
    message:
      'We are moving the shop to a new database. Orders placed before are safe; questions go to help@example.com.',
    ...given,
  });

/** One way through the edge function, and what it may cost. */
export interface Path {
  readonly name: string;
  readonly sent?: Parameters<typeof eventOf>[0];
  readonly intervals?: readonly EdgeInterval[];
  readonly bypass?: EdgeBypass;
  readonly wildcards?: boolean;
  readonly branding?: EdgeBranding;
  /** At most so many instructions, or so many times the floor of a hit or a miss. */
  readonly target: number | { readonly hit: number } | { readonly miss: number };
}

const later = running({ startsAt: now + 86400, endsAt: now + 90000 });
const readOnly = running({ mode: 'read-only' });
const scoped = running({ paths: ['/shop', '/checkout', '/account', '/basket', '/orders'] });
const many = Array.from({ length: 12 }, (_, index) =>
  running({
    windowId: `demo.01K0000000000000000000000${index}`,
    startsAt: now + 100 * index + 100,
    endsAt: now + 100 * index + 150,
  }),
);
const key = { id: 'k1', secret: 'K'.repeat(43) };
const fifteen = (range: (index: number) => string) => Array.from({ length: 15 }, (_, index) => range(index));
const crowded: EdgeBypass = {
  cidrs: [...fifteen((index) => `192.0.${index}.0/24`), ...fifteen((index) => `2001:db8:${index}::/48`)],
  linkKeys: [key, { ...key, id: 'k0' }],
  headerHash: 'f'.repeat(64),
};
const cookie = (token: string) => ({ '__Host-maintenance-bypass': token });
const token = bypassToken('demo', key, now + 86400);
const forged = `${token.slice(0, -4)}AAAA`;
const french = running({ messages: { fr: 'Nous déplaçons la boutique vers une nouvelle base de données.' } });
const html = { uri: '/shop/cart', headers: browser };

export const paths: readonly Path[] = [
  { name: 'idle, nothing scheduled', target: { hit: 1.3 } },
  { name: 'idle, a window ahead', intervals: [later], target: { hit: 1.85 } },
  { name: 'unknown hostname', sent: { headers: { ...browser, host: 'other.example.org' } }, target: { miss: 1.6 } },
  {
    name: 'unknown hostname found by wildcard',
    sent: { headers: { ...browser, host: 'a.example.com' } },
    wildcards: true,
    target: { miss: 3.2 },
  },
  {
    name: 'hostname in capitals, nothing scheduled',
    sent: { headers: { ...browser, host: 'SHOP.example.com' } },
    target: 50_000,
  },
  { name: 'read-only GET passing', sent: html, intervals: [readOnly], target: 42_000 },
  { name: 'read-only POST 403', sent: { method: 'POST', uri: '/shop/cart' }, intervals: [readOnly], target: 110_000 },
  { name: 'full GET 503 JSON', sent: { uri: '/shop/cart' }, intervals: [running({})], target: 110_000 },
  { name: 'full GET 503 HTML', sent: html, intervals: [running({})], target: 130_000 },
  {
    name: 'full GET 503 HTML in French',
    sent: { ...html, headers: { ...browser, 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' } },
    intervals: [french],
    target: 200_000,
  },
  { name: 'style of a page', sent: { uri: STYLE_PATH }, intervals: [running({})], target: 60_000 },
  {
    name: 'logo of 3,000 bytes',
    sent: { uri: LOGO_PATH },
    intervals: [running({})],
    branding: { logo: `data:image/svg+xml;base64,${Buffer.alloc(3000, 7).toString('base64')}` },
    target: 150_000,
  },
  {
    name: 'status document',
    sent: { uri: '/.well-known/maintenance.json' },
    intervals: [running({})],
    target: 65_000,
  },
  {
    name: 'status document, thirteen windows',
    sent: { uri: '/.well-known/maintenance.json' },
    intervals: [...many, running({})],
    target: 260_000,
  },
  { name: 'scoped, outside', sent: { uri: '/blog/2026/maintenance' }, intervals: [scoped], target: 60_000 },
  { name: 'exempt', sent: { uri: '/favicon.ico' }, intervals: [running({})], target: 120_000 },
  { name: 'bypass by address', sent: { ip: '192.0.14.9' }, intervals: [running({})], bypass: crowded, target: 150_000 },
  {
    name: 'bypass by cookie',
    sent: { cookies: cookie(token) },
    intervals: [running({})],
    bypass: crowded,
    target: 200_000,
  },
  {
    name: 'link to cookie',
    sent: { query: { 'maintenance-bypass': token } },
    intervals: [running({})],
    bypass: crowded,
    target: 200_000,
  },
  {
    name: 'preflight answered',
    sent: {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example.com',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,authorization',
      },
    },
    intervals: [running({ corsOrigins: ['https://app.example.com'] })],
    target: 150_000,
  },
  { name: 'one running and twelve ahead', sent: html, intervals: [...many, running({})], target: 200_000 },
  { name: 'hostile path in a scope', sent: { uri: '/%73hop/'.repeat(32) }, intervals: [scoped], target: 260_000 },
  {
    name: 'worst: 30 ranges, 5 scopes, forged cookie, 8 KB',
    sent: {
      ip: '2001:db9::1',
      uri: '/%73hop/'.repeat(1024),
      headers: { ...browser, accept: 'x/y,'.repeat(2000) },
      cookies: cookie(forged),
    },
    intervals: [scoped],
    bypass: crowded,
    target: 260_000,
  },
];

const hostnames = ['shop.example.com', '*.example.com'];

/** What is stored for the site that the request of a path meets. */
export function entriesOf({ intervals = [], bypass, branding }: Partial<Path>): EdgeEntry[] {
  const given = { ...site(...intervals), hostnames, ...(bypass && { bypass }), ...(branding && { branding }) };
  return [...encodeSite(given, now), ...pageEntries()];
}

/** What most requests look like. */
export const ordinary = eventOf({ headers: browser });
export const eventOn = ({ sent }: Path) => (sent ? eventOf(sent) : ordinary);
