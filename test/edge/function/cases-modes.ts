import type { EdgeCase } from './edge-case';
import { end, interval, type Sent, start, visit } from './fixtures';

const readOnly = interval({ mode: 'read-only' });
const testers = interval({ mode: 'testers-only' });
const writing = interval({ mode: 'read-only', allowedMethods: ['GET', 'POST'], paths: ['/shop'] });
const french = interval({ message: 'Soon', messages: { fr: 'Bientôt', 'pt-br': 'Logo' } });

const testersOnly: EdgeCase[] = [
  { fact: 'refuses everybody in testers-only', visit: visit({}, [testers]), met: 503, reads: 2 },
  {
    fact: 'refuses by full where it overlaps testers-only',
    visit: visit({}, [testers, interval({ windowId: 'demo.B' })]),
    met: 503,
    reads: 2,
  },
  {
    fact: 'refuses reading where testers-only overlaps read-only',
    visit: visit({}, [readOnly, interval({ windowId: 'demo.B', mode: 'testers-only' })]),
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
    visit: visit(sent, [writing]),
    met,
    reads,
  }),
);

const inLanguage = (header: string, reads: number): EdgeCase => ({
  fact: `reads ${reads - 2} more for Accept-Language: ${header.slice(0, 30)}`,
  visit: visit({ headers: { 'accept-language': header } }, [french]),
  met: 503,
  reads,
});

const status = (sent: Sent) => ({ uri: '/.well-known/maintenance.json', ...sent });
const ofStatus: EdgeCase[] = [
  { fact: 'tells its status in full maintenance', visit: visit(status({}), [interval()]), met: 200, reads: 1 },
  { fact: 'tells its status before a window', visit: visit(status({}), [interval()], start - 60), met: 200, reads: 1 },
  { fact: 'tells its status after a window', visit: visit(status({}), [interval()], end), met: 200, reads: 1 },
  { fact: 'tells its status when nothing is scheduled', visit: visit(status({}), []), met: 200, reads: 1 },
  {
    fact: 'leaves the status path of foreign hostnames alone',
    visit: visit(status({ headers: { host: 'other.example.com' } }), [interval()]),
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
  ...ofStatus,
];
