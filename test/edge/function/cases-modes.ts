import type { EdgeCase } from './edge-case';
import { callOf, end, interval, type Sent, start } from './fixtures';

const readOnly = interval({ mode: 'read-only' });
const testers = interval({ mode: 'testers-only' });
const writing = interval({ mode: 'read-only', allowedMethods: ['GET', 'POST'], paths: ['/shop'] });
const french = interval({ message: 'Soon', messages: { fr: 'Bientôt', 'pt-br': 'Logo' } });

const testersOnly: EdgeCase[] = [
  { fact: 'refuses everybody in testers-only', call: callOf({}, [testers]), met: 503, reads: 2 },
  {
    fact: 'refuses by full where it overlaps testers-only',
    call: callOf({}, [testers, interval({ windowId: 'demo.B' })]),
    met: 503,
    reads: 2,
  },
  {
    fact: 'refuses reading where testers-only overlaps read-only',
    call: callOf({}, [readOnly, interval({ windowId: 'demo.B', mode: 'testers-only' })]),
    met: 503,
    reads: 2,
  },
];

const methods = [
  { sent: { method: 'POST', uri: '/shop' }, met: 'origin', reads: 1 },
  { sent: { method: 'GET', uri: '/shop' }, met: 'origin', reads: 1 },
  { sent: { method: 'OPTIONS', uri: '/shop' }, met: 403, reads: 2 },
  { sent: { method: 'PUT', uri: '/shop' }, met: 403, reads: 2 },
  { sent: { method: 'PUT', uri: '/blog' }, met: 'origin', reads: 1 },
] as const;

const allowed = methods.map(
  ({ sent, met, reads }): EdgeCase => ({
    fact: `answers ${sent.method} ${sent.uri} by the methods the window allows`,
    call: callOf(sent, [writing]),
    met,
    reads,
  }),
);

const head = (allowedMethods: readonly string[], met: EdgeCase['met']): EdgeCase => ({
  fact: `${met === 'origin' ? 'passes' : 'refuses'} HEAD where ${allowedMethods.join()} may pass`,
  call: callOf({ method: 'HEAD' }, [interval({ mode: 'read-only', allowedMethods })]),
  met,
  reads: met === 'origin' ? 1 : 2,
});

const inLanguage = (header: string, reads: number): EdgeCase => ({
  fact: `reads ${reads - 2} more for Accept-Language: ${header.slice(0, 30)}`,
  call: callOf({ headers: { 'accept-language': header } }, [french]),
  met: 503,
  reads,
});

const status = (sent: Sent) => ({ uri: '/.well-known/maintenance.json', ...sent });
const ofStatus: EdgeCase[] = [
  { fact: 'tells its status in full maintenance', call: callOf(status({}), [interval()]), met: 200, reads: 1 },
  { fact: 'tells its status before a window', call: callOf(status({}), [interval()], start - 60), met: 200, reads: 1 },
  { fact: 'tells its status after a window', call: callOf(status({}), [interval()], end), met: 200, reads: 1 },
  { fact: 'tells its status when nothing is scheduled', call: callOf(status({}), []), met: 200, reads: 1 },
  {
    fact: 'leaves the status path of foreign hostnames alone',
    call: callOf(status({ headers: { host: 'other.example.com' } }), [interval()]),
    met: 'origin',
    reads: 1,
  },
];

export const modeCases: readonly EdgeCase[] = [
  ...testersOnly,
  ...allowed,
  inLanguage('fr-CH, fr;q=0.9, en;q=0.8', 3),
  inLanguage('PT-BR', 3),
  inLanguage('de, pt-BR;q=0.5', 3),
  inLanguage('en, fr;q=0.9', 2),
  inLanguage('de', 2),
  inLanguage('fr pt-br', 2),
  inLanguage(`fr,${'x,'.repeat(200)}`, 2),
  inLanguage('fr;q=0, en', 2),
  inLanguage('fr; q=0', 2),
  inLanguage('FR;Q=0.000, de', 2),
  inLanguage('fr;q=0.0, pt-br;q=0.1', 3),
  inLanguage('fr-CA, fr;q=0', 2),
  inLanguage('en;q=0.1, fr;q=0.9', 3),
  inLanguage('fr;q=0.1, en', 2),
  inLanguage('*;q=0', 2),
  head(['GET', 'POST'], 'origin'),
  head(['HEAD'], 'origin'),
  head(['POST'], 403),
  ...ofStatus,
];
