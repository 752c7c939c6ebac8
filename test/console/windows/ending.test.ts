import { rowsOf } from '../../../console/pages/home/timeline/lanes';
import { waitedFor } from '../../../console/pages/window/waited-for';
import { historyOf } from '../../../console/parts/history/history-of';
import { actualEnd, endingOf, missedEnd, neverRan } from '../../../console/parts/states/ending';
import { anEntry, aWindow } from './fixtures';

const early = aWindow({ status: 'completed', completedAt: '2026-12-01T21:05:00Z' });
const entries = [
  anEntry(1, 'request'),
  anEntry(2, 'end', { reason: 'Done early' }),
  anEntry(3, 'cancel', { reason: 'Never mind' }),
];
const history = historyOf(aWindow(), entries, []);

describe('how a window ended', () => {
  it('is early where somebody ended it before its end, with who and why', () => {
    expect(endingOf(early, history)).toMatchObject({ kind: 'early', entry: { seq: 2, reason: 'Done early' } });
    expect([actualEnd(early), missedEnd(early)]).toEqual(['2026-12-01T21:05:00Z', '2026-12-01T22:00:00Z']);
    expect(endingOf(early, [])).toEqual({ kind: 'early', entry: undefined });
  });

  it('is a cancellation, with who and why, and its times were only planned', () => {
    const cancelled = aWindow({ status: 'cancelled' });
    expect(endingOf(cancelled, history)).toMatchObject({ kind: 'cancelled', entry: { reason: 'Never mind' } });
    expect([cancelled, aWindow({ status: 'expired' }), early].map(neverRan)).toEqual([true, true, false]);
  });

  it.each([
    aWindow({ status: 'active' }),
    aWindow({ status: 'completed', completedAt: '2026-12-01T22:00:03Z' }),
    aWindow({ status: 'rejected' }),
  ])('is nothing to tell of one that is $status', (window) => {
    expect(endingOf(window, history)).toBeUndefined();
    expect([actualEnd(window), missedEnd(window)]).toEqual([window.endsAt, undefined]);
  });

  it('shows in the timeline of Home', () => {
    const span = { from: Date.parse('2026-12-01T00:00:00Z'), to: Date.parse('2026-12-02T00:00:00Z') };
    const [bar] = rowsOf(['shop'], [early], span)[0]?.bars ?? [];
    expect(bar?.span.to).toBe(Date.parse('2026-12-01T21:05:00Z'));
  });
});

describe('what a window that starts on approval waits for', () => {
  const onApproval = {
    notAfter: '2026-12-01T23:00:00Z',
    durationSeconds: 600,
    leadSeconds: 0,
    approvedAt: '2026-12-01T20:00:00Z',
  };
  const waiting = aWindow({ windowId: 'shop.B', status: 'approved', startsAt: '2026-12-01T22:00:00Z', onApproval });
  const other = aWindow({ status: 'active' });

  it('is the one with whose end it starts, on the same host names', () => {
    expect(waitedFor(waiting, [waiting, other])).toBe(other);
    expect(waitedFor(waiting, [aWindow({ status: 'active', hostnames: ['other.example.com'] })])).toBeUndefined();
    expect(waitedFor(waiting, [aWindow({ status: 'active', endsAt: '2026-12-01T21:59:00Z' })])).toBeUndefined();
  });

  it.each([
    ['it starts as soon as it can', { startsAt: '2026-12-01T20:00:01Z' }],
    ['it was to start no sooner', { onApproval: { ...onApproval, notBefore: '2026-12-01T22:00:00Z' } }],
    ['it has begun', { status: 'active' as const }],
  ])('is nothing where %s', (_, changes) => {
    const others = [{ ...other, endsAt: '2026-12-01T20:00:01Z' }, other];
    expect(waitedFor({ ...waiting, ...changes }, others)).toBeUndefined();
  });

  it('is nothing where its start was chosen', () => {
    const { onApproval: _, ...chosen } = waiting;
    expect(waitedFor(chosen, [other])).toBeUndefined();
  });
});
