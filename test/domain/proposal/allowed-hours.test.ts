import fc from 'fast-check';
import { allowedHoursOf, isWithinHours } from '../../../lambdas/domain/proposal/allowed-hours';
import type { AllowedHours } from '../../../lambdas/domain/proposal/proposal';

const at = (text: string) => Date.parse(text) / 1000;
const interval = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });
const nights: AllowedHours = { from: '22:00', to: '04:00', timeZone: 'Europe/Berlin' };

describe('allowedHoursOf', () => {
  it('writes days once and in order', () => {
    expect(allowedHoursOf({ ...nights, days: [5, 1, 5] })).toEqual({ ...nights, days: [1, 5] });
    expect(allowedHoursOf({ ...nights, to: '24:00' })).toEqual({ ...nights, to: '24:00' });
  });

  it.each<[string, Partial<AllowedHours>]>([
    ['from 24:00', { from: '24:00' }],
    ['from 7:00', { from: '7:00' }],
    ['to 23:60', { to: '23:60' }],
    ['from and to the same', { from: '04:00' }],
    ['no day', { days: [] }],
    ['day 0', { days: [0] }],
    ['day 8', { days: [8] }],
    ['day 1.5', { days: [1.5] }],
  ])('refuses %s', (_, changes) => {
    expect(() => allowedHoursOf({ ...nights, ...changes })).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses an unknown zone', () => {
    const hours = { ...nights, timeZone: 'Nowhere' };
    expect(() => allowedHoursOf(hours)).toThrow(expect.objectContaining({ code: 'unknown-time-zone' }));
  });
});

describe('isWithinHours', () => {
  // 2026-11-06 is a Friday; Berlin is an hour ahead of UTC then.
  it.each<[boolean, string, Partial<AllowedHours>, string, string]>([
    [true, 'a whole night', {}, '2026-11-06T21:00:00Z', '2026-11-07T03:00:00Z'],
    [false, 'a second too early', {}, '2026-11-06T20:59:59Z', '2026-11-06T22:00:00Z'],
    [false, 'a second too late', {}, '2026-11-07T02:00:00Z', '2026-11-07T03:00:01Z'],
    [false, 'two nights and the day between', {}, '2026-11-06T22:00:00Z', '2026-11-07T22:00:00Z'],
    [
      true,
      'the night of an allowed day, after midnight',
      { days: [5] },
      '2026-11-07T01:00:00Z',
      '2026-11-07T02:00:00Z',
    ],
    [false, 'the night of another day', { days: [6] }, '2026-11-07T01:00:00Z', '2026-11-07T02:00:00Z'],
    [true, 'whole days that join', { from: '00:00', to: '24:00' }, '2026-11-06T12:00:00Z', '2026-11-09T12:00:00Z'],
    [
      false,
      'whole days with one between that is not allowed',
      { from: '00:00', to: '24:00', days: [5, 7] },
      '2026-11-06T12:00:00Z',
      '2026-11-08T12:00:00Z',
    ],
    [true, 'until midnight', { to: '00:00' }, '2026-11-06T21:00:00Z', '2026-11-06T23:00:00Z'],
  ])('is %s for %s', (within, _, changes, startsAt, endsAt) => {
    expect(isWithinHours({ ...nights, ...changes }, interval(startsAt, endsAt))).toBe(within);
  });

  // Berlin: clocks skip from 02:00 to 03:00 on 2027-03-28, and show 02:00 to 03:00 twice on 2026-10-25.
  it.each<[boolean, string, Partial<AllowedHours>, string, string]>([
    [true, 'a night an hour shorter', {}, '2027-03-27T21:00:00Z', '2027-03-28T02:00:00Z'],
    [false, 'an hour more of it', {}, '2027-03-27T21:00:00Z', '2027-03-28T03:00:00Z'],
    [true, 'hours that begin in what is skipped', { from: '02:30' }, '2027-03-28T01:00:00Z', '2027-03-28T02:00:00Z'],
    [false, 'a second before it', { from: '02:30' }, '2027-03-28T00:59:59Z', '2027-03-28T02:00:00Z'],
    [true, 'hours that end in what is skipped', { to: '02:30' }, '2027-03-28T00:00:00Z', '2027-03-28T01:00:00Z'],
    [false, 'a second after it', { to: '02:30' }, '2027-03-28T00:00:00Z', '2027-03-28T01:00:01Z'],
    [true, 'a night an hour longer', {}, '2026-10-24T20:00:00Z', '2026-10-25T03:00:00Z'],
    [false, 'the time between two times shown twice', { to: '02:30' }, '2026-10-25T00:00:00Z', '2026-10-25T01:15:00Z'],
    [true, 'the second time', { from: '02:00', to: '02:30' }, '2026-10-25T01:00:00Z', '2026-10-25T01:30:00Z'],
  ])('is %s, when clocks are changed, for %s', (within, _, changes, startsAt, endsAt) => {
    expect(isWithinHours({ ...nights, ...changes }, interval(startsAt, endsAt))).toBe(within);
  });
});

const two = (n: number) => String(n).padStart(2, '0');
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];
const clock = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
const clocks = new Map(zones.map((zone) => [zone, clock(zone)]));
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What somebody says who looks at a clock on the wall. */
function isShownWithin({ from, to, days, timeZone }: AllowedHours, at: number): boolean {
  const parts = (clocks.get(timeZone) ?? clock(timeZone)).formatToParts(at * 1000);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const today = weekdays.indexOf(part('weekday')) + 1;
  const yesterday = ((today + 5) % 7) + 1;
  const onDay = (weekday: number) => days === undefined || days.includes(weekday);
  if (from < to) return time >= from && time < to && onDay(today);
  return (time >= from && onDay(today)) || (time < to && onDay(yesterday));
}

const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45)).map(([h, m]) => `${two(h)}:${two(m)}`);
const someHours = fc
  .record({
    from: time,
    to: fc.oneof(time, fc.constant('24:00')),
    days: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined }),
    timeZone: fc.constantFrom(...zones),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ days, ...hours }): AllowedHours => ({ ...hours, ...(days && { days }) }));
/** Half of them near a day on which some of the zones change their clocks. */
const start = fc.oneof(
  fc.integer({ min: at('2026-01-01T00:00:00Z') / 900, max: at('2028-01-01T00:00:00Z') / 900 }),
  fc
    .tuple(
      fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-04', '2026-10-03', '2026-10-25', '2026-11-01'),
      fc.integer({ min: -200, max: 200 }),
    )
    .map(([day, quarters]) => at(`${day}T00:00:00Z`) / 900 + quarters),
);
const lasts = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 300 }));

it('allows exactly the intervals all of whose quarters of an hour the clocks show as allowed', () => {
  let allowed = 0;
  fc.assert(
    fc.property(someHours, start, lasts, (hours, first, quarters) => {
      const seen = Array.from({ length: quarters }, (_, n) => isShownWithin(hours, (first + n) * 900)).every(Boolean);
      allowed += seen ? 1 : 0;
      expect(isWithinHours(hours, { startsAt: first * 900, endsAt: (first + quarters) * 900 })).toBe(seen);
    }),
    { numRuns: 4000 },
  );
  expect(allowed).toBeGreaterThan(200);
});
