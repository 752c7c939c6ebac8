import { createHash } from 'node:crypto';
import { bypassToken } from '../../../edge/document/bypass-token';
import type { EdgeBypass, EdgeInterval } from '../../../edge/document/document';
import type { EdgeCase } from './edge-case';
import { callOf, end, interval, type Sent, start } from './fixtures';

export const key = { id: 'k1', secret: 'A'.repeat(43) };
const older = { id: 'k0', secret: 'B'.repeat(43) };
const revoked = { id: 'k1', secret: 'C'.repeat(43) };
export const secret = 'automation-secret';
export const bypass: EdgeBypass = {
  cidrs: ['203.0.113.0/24', '198.51.100.64/26', '192.0.2.7/32', '2001:db8::/32', '2001:db9:0:8000::/49', '::1/128'],
  linkKeys: [key, older],
  headerHash: createHash('sha256').update(secret).digest('hex'),
};

const outside = '198.51.100.1';
const full = interval();
const token = bypassToken('demo', key, start + 7200);

const from = (ip: string, passes: boolean): EdgeCase => ({
  fact: `${passes ? 'passes' : 'refuses'} the address ${ip.slice(0, 50)}`,
  call: callOf({ ip }, [full], undefined, bypass),
  met: passes ? 'origin' : 503,
  reads: 2,
});

const inside = ['203.0.113.0', '203.0.113.255', '198.51.100.64', '198.51.100.127', '192.0.2.7', '::ffff:192.0.2.7'];
const insideSix = [
  '2001:db8::',
  '2001:DB8:ffff::1',
  '2001:db9:0:8000::',
  '2001:db9:0:ffff:1:2:3:4',
  '::1',
  '0:0:0:0:0:0:0:1',
];
const strangers = ['203.0.114.0', '198.51.100.63', '198.51.100.128', '192.0.2.70', '192.0.2.6', '2001:db7::', '::'];
const oddities = [
  '2001:db9:0:7fff::',
  '2001:db9:0:7fff:8000::',
  '::2',
  '1::1',
  '',
  'x',
  '1.2',
  ':::',
  '9'.repeat(4000),
];

const carrying = (fact: string, sent: Sent, met: EdgeCase['met'], reads = 2): EdgeCase => ({
  fact,
  call: callOf({ ip: outside, ...sent }, [full], undefined, bypass),
  met,
  reads,
});
const cookie = (value: string): Sent => ({ cookies: { '__Host-maintenance-bypass': value } });
const link = (value: string): Sent => ({ query: { 'maintenance-bypass': value, page: '2' } });
const header = (value: string): Sent => ({ headers: { 'x-maintenance-bypass': value } });

const forged = [
  ['of another site', bypassToken('other', key, start + 7200)],
  ['that has expired', bypassToken('demo', key, start + 600)],
  ['of a revoked key', bypassToken('demo', revoked, start + 7200)],
  ['of an unknown key', bypassToken('demo', { ...key, id: 'k9' }, start + 7200)],
  ['with a longer life', token.replace(/^\d+/, String(start + 9999))],
  ['with another signature', `${token.slice(0, -1)}_`],
  ['that is cut', token.slice(0, -1)],
  ['that is empty', ''],
  ['of dots', '..'.repeat(20)],
  ['without a key', token.replace('k1', '')],
  ['of 9000 characters', 'x'.repeat(9000)],
] as const;

const readOnlyLink = callOf({ ip: outside, ...link(token) }, [interval({ mode: 'read-only' })], undefined, bypass);
const scopedLink = (value: string) =>
  callOf({ ip: outside, uri: '/blog', ...link(value) }, [interval({ paths: ['/shop'] })], undefined, bypass);

const before = (fact: string, value: string, intervals: readonly EdgeInterval[], met: EdgeCase['met']): EdgeCase => ({
  fact,
  call: callOf({ ip: outside, ...link(value) }, intervals, start - 600, bypass),
  met,
  reads: 2,
});

const beforeTheStart: EdgeCase[] = [
  before('turns a link into a cookie before the start', token, [full], 302),
  before('turns a link into a cookie while nothing is scheduled', token, [], 302),
  before('passes a worthless link before the start', 'x', [full], 'origin'),
  before(
    'passes a link of a revoked key before the start',
    bypassToken('demo', revoked, start + 7200),
    [full],
    'origin',
  ),
  {
    fact: 'turns a link into a cookie after the end',
    call: callOf({ ip: outside, ...link(bypassToken('demo', key, end + 7200)) }, [full], end + 600, bypass),
    met: 302,
    reads: 2,
  },
  {
    fact: 'passes a link before the start where no site has keys',
    call: callOf({ ip: outside, ...link(token) }, [full], start - 600),
    met: 'origin',
    reads: 2,
  },
];

export const bypassCases: readonly EdgeCase[] = [
  ...[...inside, ...insideSix].map((ip) => from(ip, true)),
  ...[...strangers, ...oddities].map((ip) => from(ip, false)),
  carrying('passes a cookie', cookie(token), 'origin'),
  carrying('passes a cookie of the older key', cookie(bypassToken('demo', older, start + 7200)), 'origin'),
  ...forged.map(([what, value]) => carrying(`refuses a cookie ${what}`, cookie(value), 503)),
  ...forged.map(([what, value]) => carrying(`refuses a link ${what}`, link(value), 503, 3)),
  carrying('turns a link into a cookie', link(token), 302),
  { fact: 'turns a link into a cookie in read-only', call: readOnlyLink, met: 302, reads: 2 },
  { fact: 'turns a link into a cookie outside the scope', call: scopedLink(token), met: 302, reads: 2 },
  { fact: 'passes a worthless link outside the scope', call: scopedLink('x'), met: 'origin', reads: 2 },
  ...beforeTheStart,
  carrying('passes the header', header(secret), 'origin'),
  carrying('refuses another header', header(`${secret}x`), 503),
  carrying('refuses the mark of those who passed', header('1'), 503),
  carrying('refuses the hash of the header', header(bypass.headerHash ?? ''), 503),
  carrying('refuses a header of 9000 characters', header('x'.repeat(9000)), 503),
  { fact: 'refuses a token where no site has keys', call: callOf(cookie(token), [full]), met: 503, reads: 2 },
];
