import fc from 'fast-check';
import { armsNextAt, comesNearAt, isNear, nearEntries } from '../../../lambdas/domain/site/near-windows';

const week = 7 * 86_400;
const day = 86_400;
const now = 1_800_000_000;
const from = (startsAt: number, lasts = 3600) => ({ startsAt: now + startsAt, endsAt: now + startsAt + lasts });

describe('the windows that the edge has', () => {
  const running = from(-60);
  const soon = from(week);
  const far = from(week + 1);
  const farther = from(30 * day);

  it('are those of the next seven days, the earliest first, without those that are over', () => {
    expect(nearEntries([far, soon, from(-7200), running], now, week)).toEqual([running, soon]);
  });

  it('are at least the next one, however far ahead it is', () => {
    expect(nearEntries([farther, far], now, week)).toEqual([far]);
    expect(nearEntries([farther, running], now, week)).toEqual([running, farther]);
    expect(nearEntries([], now, week)).toEqual([]);
  });

  it('grow when the next one comes within seven days', () => {
    expect(armsNextAt([far, soon], now, week)).toBe(now + 1);
    expect(armsNextAt([farther, far], now, week)).toBe(farther.startsAt - week);
    expect(armsNextAt([far], now, week)).toBeUndefined();
  });

  it('should have grown already where one of them found no room', () => {
    expect(armsNextAt([running, soon], now, week, [running])).toBe(now);
  });
});

const interval = fc
  .record({ startsAt: fc.integer({ min: -3 * day, max: 40 * day }), lasts: fc.integer({ min: 1, max: 3 * day }) })
  .map(({ startsAt, lasts }) => from(startsAt, lasts));
const moment = fc.record({
  entries: fc.array(interval, { maxLength: 12 }),
  at: fc.integer({ min: 0, max: 40 * day }).map((seconds) => now + seconds),
  ahead: fc.constantFrom(day, week, 31 * day),
});

describe('at any time', () => {
  it('every window that starts within the horizon is there, and nothing that is over', () => {
    fc.assert(
      fc.property(moment, ({ entries, at, ahead }) => {
        const near = nearEntries(entries, at, ahead);
        const must = entries.filter(({ startsAt, endsAt }) => endsAt > at && startsAt <= at + ahead);
        const next = Math.min(...entries.map(({ startsAt }) => startsAt).filter((startsAt) => startsAt > at));
        expect(near).toEqual(expect.arrayContaining(must));
        expect(near.every(({ endsAt }) => endsAt > at)).toBe(true);
        expect(near.length - must.length).toBeLessThanOrEqual(1);
        if (next < Infinity) expect(near.some(({ startsAt }) => startsAt === next)).toBe(true);
      }),
    );
  });

  it('no window comes near before the instant that was named for the next one', () => {
    fc.assert(
      fc.property(moment, fc.nat(40 * day), ({ entries, at, ahead }, later) => {
        const near = nearEntries(entries, at, ahead);
        const next = armsNextAt(entries, at, ahead) ?? Infinity;
        const then = at + later;
        const coming = entries.filter((entry) => isNear(entry, then, ahead) && entry.endsAt > then);
        const unarmed = coming.filter((entry) => !near.includes(entry));
        expect(unarmed.length === 0 || next <= then).toBe(true);
        expect(unarmed.every((entry) => comesNearAt(entry, ahead) >= next)).toBe(true);
      }),
    );
  });
});
