import { buildViewerRequest } from '../../edge/build';
import type { EdgeInterval } from '../../edge/document';
import { encodeSite } from '../../edge/encode';
import { eventOf, interval, site } from '../edge/given';
import { instructionsPerCall } from './instructions';

/** Prints what each path of the edge function costs and fails when one costs more than its target. Needs njs and valgrind. */
const noop = 'async function handler(event) { return event.request; }';

/** The least a function can do that looks its hostname up. */
const floor = `import cf from 'cloudfront';
const store = cf.kvs();
async function handler(event) {
  const request = event.request;
  const headers = request.headers;
  let value = '';
  try { value = await store.get(headers.host.value); } catch (error) {}
  return request;
}`;

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

interface Path {
  readonly name: string;
  readonly sent?: Parameters<typeof eventOf>[0];
  readonly intervals?: readonly EdgeInterval[];
  /** At most so many instructions, or so many times the floor of a hit or a miss. */
  readonly target: number | { readonly hit: number } | { readonly miss: number };
}

const later = running({ startsAt: now + 86400, endsAt: now + 90000 });
const readOnly = running({ mode: 'read-only' });
const scoped = running({ paths: ['/shop', '/checkout', '/account'] });
const many = Array.from({ length: 12 }, (_, index) =>
  running({
    windowId: `demo.01K0000000000000000000000${index}`,
    startsAt: now + 100 * index + 100,
    endsAt: now + 100 * index + 150,
  }),
);
const paths: readonly Path[] = [
  { name: 'nothing scheduled', target: { hit: 1.32 } },
  { name: 'a window ahead', intervals: [later], target: { hit: 1.85 } },
  { name: 'unknown hostname', sent: { headers: { ...browser, host: 'other.example.com' } }, target: { miss: 1.7 } },
  {
    name: 'hostname in capitals, nothing scheduled',
    sent: { headers: { ...browser, host: 'SHOP.example.com' } },
    target: 40_000,
  },
  {
    name: 'read-only GET passing',
    sent: { uri: '/shop/cart', headers: browser },
    intervals: [readOnly],
    target: 42_000,
  },
  { name: 'read-only POST 403', sent: { method: 'POST', uri: '/shop/cart' }, intervals: [readOnly], target: 110_000 },
  { name: 'full GET 503 JSON', sent: { uri: '/shop/cart' }, intervals: [running({})], target: 110_000 },
  {
    name: 'full GET 503 HTML',
    sent: { uri: '/shop/cart', headers: browser },
    intervals: [running({})],
    target: 120_000,
  },
  { name: 'scoped, outside', sent: { uri: '/blog/2026/maintenance' }, intervals: [scoped], target: 60_000 },
  {
    name: 'scoped, inside, 503 HTML',
    sent: { uri: '/account/orders', headers: browser },
    intervals: [scoped],
    target: 150_000,
  },
  { name: 'exempt', sent: { uri: '/favicon.ico' }, intervals: [running({})], target: 110_000 },
  {
    name: 'one running and twelve ahead',
    sent: { headers: browser },
    intervals: [...many, running({})],
    target: 170_000,
  },
  { name: 'hostile path in a scope', sent: { uri: '/%73hop/'.repeat(32) }, intervals: [scoped], target: 150_000 },
  {
    name: 'hostile path of 8 KB',
    sent: { uri: '/%73hop/'.repeat(1024), headers: { accept: 'x/y,'.repeat(2000) } },
    intervals: [scoped],
    target: 150_000,
  },
];

const base = instructionsPerCall(noop, eventOf({ headers: browser }), []);
const entriesOf = (intervals: readonly EdgeInterval[]) => encodeSite(site(...intervals), now);
const hit = instructionsPerCall(floor, eventOf({ headers: browser }), entriesOf([])) - base;
const miss =
  instructionsPerCall(floor, eventOf({ headers: { ...browser, host: 'other.example.com' } }), entriesOf([])) - base;
console.log(`instructions over an async no-op; floor: ${hit} on a hit, ${miss} on a miss`);

const code = buildViewerRequest();
let over = 0;
for (const { name, sent, intervals = [], target } of paths) {
  const cost = instructionsPerCall(code, eventOf(sent ?? { headers: browser }), entriesOf(intervals)) - base;
  const limit = typeof target === 'number' ? target : 'hit' in target ? target.hit * hit : target.miss * miss;
  if (cost > limit) over++;
  const ratio = (cost / (typeof target === 'object' && 'miss' in target ? miss : hit)).toFixed(2);
  console.log(
    `${cost > limit ? 'OVER' : 'ok  '} ${name.padEnd(42)} ${String(cost).padStart(8)}  ${ratio} × floor, target ${Math.round(limit)}`,
  );
}
console.log(`${Buffer.byteLength(code)} bytes of code`);
process.exitCode = over > 0 ? 1 : 0;
