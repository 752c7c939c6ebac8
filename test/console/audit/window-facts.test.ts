import { readFileSync } from 'node:fs';
import type { AuditEntry } from '../../../console/api/types';
import { factsAfter } from '../../../console/pages/audit/window-facts';

const at = (hour: number): number => Date.UTC(2026, 10, 27, hour) / 1000;
const plan = { mode: 'full', startsAt: at(20), endsAt: at(21) };
const entry = (seq: number, after: unknown, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  chain: 'shop',
  seq,
  at: '2026-11-27T06:00:00Z',
  actor: { principal: 'arn:ana' },
  action: 'edit',
  subject: 'shop.one',
  before: {},
  after,
  prevHash: '',
  hash: '',
  ...changes,
});
const requested = entry(1, { reason: 'Database upgrade', plan });
const period = { startsAt: '2026-11-27T20:00:00.000Z', endsAt: '2026-11-27T21:00:00.000Z' };

describe('the window of an entry', () => {
  it('is what the entry says that made it', () => {
    expect(factsAfter(requested, [])).toEqual({ reason: 'Database upgrade', period });
  });

  it('is what the earlier entries say, where an entry changed something else', () => {
    const approved = entry(3, { status: 'approved' });
    const other = entry(2, { reason: 'Another', plan }, { subject: 'shop.two' });
    expect(factsAfter(approved, [approved, other, requested])).toEqual({ reason: 'Database upgrade', period });
  });

  it('is as it was then, and not as a later entry made it', () => {
    const edited = entry(2, { reason: 'Longer upgrade', plan: { endsAt: at(23) } });
    const entries = [edited, requested];
    expect(factsAfter(requested, entries)).toEqual({ reason: 'Database upgrade', period });
    expect(factsAfter(edited, entries)).toEqual({
      reason: 'Longer upgrade',
      period: { ...period, endsAt: '2026-11-27T23:00:00.000Z' },
    });
  });

  it.each([[null], [{}], ['text'], [{ plan: null }], [{ plan: { endsAt: at(23) } }]])(
    'is unknown where no entry of the page says it: %j',
    (after) => {
      expect(factsAfter(entry(5, after), [])).toEqual({});
    },
  );
});

it('is not asked for by each row: what a row is made of uses no API', () => {
  expect(readFileSync('console/pages/audit/subject.tsx', 'utf8')).not.toMatch(/useLive|useApi|useQuery/);
});
