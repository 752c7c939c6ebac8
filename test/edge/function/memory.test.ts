import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildViewerRequest } from '../../../edge/build/build';
import { bypassToken } from '../../../edge/document/bypass-token';
import { callOf, interval, start } from './fixtures';
import { type Call, hasNjs, njs, storeOnNjs } from './stages';

/**
 * What CloudFront gives a function; what of it the engine itself takes is not known.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions
 */
const ALLOWED_KB = 2048;

const noop = 'async function handler(event) { return event.request; }';

const key = { id: 'k1', secret: 'K'.repeat(43) };
const fifteen = (range: (index: number) => string) => Array.from({ length: 15 }, (_, index) => range(index));
const crowded = {
  cidrs: [...fifteen((index) => `192.0.${index}.0/24`), ...fifteen((index) => `2001:db8:${index}::/48`)],
  linkKeys: [key, { ...key, id: 'k0' }],
  headerHash: 'f'.repeat(64),
};
const forged = `${bypassToken('demo', key, start + 86400).slice(0, -4)}AAAA`;
const scoped = interval({
  paths: ['/shop', '/checkout', '/account', '/basket', '/orders'],
  exemptions: ['/health', '/robots.txt', '/.well-known/acme-challenge', '/favicon.ico'],
  message: 'We are moving the shop to a new database. Orders placed before are safe.',
});
const accept = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const ahead = Array.from({ length: 12 }, (_, index) =>
  interval({
    windowId: `demo.01K000000000000000000000${index + 10}`,
    startsAt: start + 700 + index,
    endsAt: start + 900,
  }),
);

const calls: readonly [string, Call][] = [
  [
    'thirty ranges, five scopes, a forged cookie and 8 KB',
    callOf(
      {
        ip: '2001:db9::1',
        uri: '/%73hop/'.repeat(1024),
        headers: { accept: 'x/y,'.repeat(2000) },
        cookies: { '__Host-maintenance-bypass': forged },
      },
      [scoped],
      start + 600,
      crowded,
    ),
  ],
  ['the page', callOf({ headers: accept }, [scoped])],
  ['the status of thirteen windows', callOf({ uri: '/.well-known/maintenance.json' }, [interval(), ...ahead])],
];

/** The most memory the engine ever held, in KB, when it has loaded the code and answered one call; its own code is left out. */
function peak(code: string, given: Call): number {
  const directory = mkdtempSync(path.join(tmpdir(), 'edge-memory-'));
  try {
    mkdirSync(path.join(directory, 'mod'));
    writeFileSync(path.join(directory, 'mod', 'cloudfront'), storeOnNjs);
    writeFileSync(path.join(directory, 'main.js'), `${code}\n${driver(given)}`);
    const printed = execFileSync(njs, ['-u', '-p', 'mod', 'main.js'], { cwd: directory, encoding: 'utf8' });
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(printed)?.[1]);
    return kilobytes('VmHWM') - kilobytes('RssFile');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const driver = (given: Call) => `import fs from 'fs';
const call = JSON.parse(${JSON.stringify(JSON.stringify(given))});
globalThis.reads = [];
globalThis.entries = call.entries;
Date.now = () => call.now * 1000;
handler(call.event).then(() => console.log(fs.readFileSync('/proc/self/status').toString()));`;

/** What else goes on moves single numbers. */
function median(measure: () => number): number {
  const numbers = Array.from({ length: 9 }, measure).sort((a, b) => a - b);
  return numbers[4] ?? Number.NaN;
}

describe('the memory of the edge on njs', () => {
  const code = buildViewerRequest({ wildcards: true });

  (hasNjs() ? it : it.skip).each(calls)('stays below half of what CloudFront gives: %s', (_name, given) => {
    const held = median(() => peak(code, given)) - median(() => peak(noop, given));
    if (process.env.PRINT_MEMORY) process.stdout.write(`${held} KB over a function that does nothing: ${_name}\n`);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(ALLOWED_KB / 2);
  });
});
