import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { UsageFailure } from '../../../cli/failures';
import { type Instant, readInstant, type Unclear } from '../../../cli/times/instant';

const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe', // half an hour of summer time
  'Asia/Kathmandu',
  'Africa/Casablanca', // negative summer time
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
] as const;

const zone = fc.constantFrom(...zones);
const minute = fc
  .integer({ min: Date.parse('2026-01-01T00:00Z') / 60_000, max: Date.parse('2028-12-31T00:00Z') / 60_000 })
  .map((minutes) => minutes * 60_000);

/** Instants near clock changes, where most mistakes are. */
const nearChange = fc.tuple(zone, minute, fc.integer({ min: -180, max: 180 })).map(([name, from, minutes]) => {
  const change = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name).getTimeZoneTransition('next');
  return { name, at: (change?.epochMilliseconds ?? from) + minutes * 60_000 };
});
const anyInstant = fc.oneof(
  nearChange,
  fc.tuple(zone, minute).map(([name, at]) => ({ name, at })),
);

const clock = (at: number, name: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
const meant = (found: Instant | Unclear): readonly number[] =>
  found.kind === 'instant' ? [found.at] : found.candidates;

describe('a local time', () => {
  it('is the instant at which the clocks of its zone show it, or one of two, in every zone', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), ({ name, at }, other) => {
        const local = clock(at, name).toPlainDateTime().toString({ smallestUnit: 'minute' });
        const found = readInstant(`${local} ${name}`, { now: 0, zone: other });
        expect(meant(found)).toContain(at / 1000);
        expect(found.zone).toBe(name);
        for (const one of meant(found))
          expect(
            clock(one * 1000, name)
              .toPlainDateTime()
              .toString({ smallestUnit: 'minute' }),
          ).toBe(local);
      }),
      { numRuns: 150 },
    );
  });

  it('that no clock shows is never an instant', () => {
    fc.assert(
      fc.property(nearChange, ({ name, at }) => {
        const local = Temporal.PlainDateTime.from(clock(at, 'UTC').toPlainDateTime());
        const exists = ['earlier', 'later'].some((disambiguation) =>
          local
            .toZonedDateTime(name, { disambiguation: disambiguation === 'earlier' ? 'earlier' : 'later' })
            .toPlainDateTime()
            .equals(local),
        );
        const found = readInstant(local.toString({ smallestUnit: 'minute' }), { now: 0, zone: name });
        expect(found.kind === 'skipped').toBe(!exists);
        if (found.kind !== 'instant') expect(found.candidates[0]).toBeLessThan(found.candidates[1]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('words', () => {
  const said = fc.tuple(anyInstant, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const two = (value: number) => String(value).padStart(2, '0');

  it('of tomorrow are the next day on the clocks of the zone', () => {
    fc.assert(
      fc.property(said, ([{ name, at }, hour, minutes]) => {
        const found = readInstant(`tomorrow ${two(hour)}:${two(minutes)} ${name}`, { now: at, zone: 'UTC' });
        const day = clock(at, name).toPlainDate().add({ days: 1 });
        const local = day.toPlainDateTime({ hour, minute: minutes });
        expect(meant(found)).toContain(
          local.toZonedDateTime(name, { disambiguation: 'earlier' }).epochMilliseconds / 1000,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('of a time of day are the next time that it is, never one that is over', () => {
    fc.assert(
      fc.property(said, ([{ name, at }, hour, minutes]) => {
        const found = readInstant(`${two(hour)}:${two(minutes)}`, { now: at, zone: name });
        const [first = 0, second = first] = meant(found);
        expect(second * 1000).toBeGreaterThan(at - 1);
        expect(first * 1000 - at).toBeLessThanOrEqual(25 * 3_600_000);
      }),
      { numRuns: 150 },
    );
  });

  it('of any kind are understood as a whole or refused', () => {
    const word = fc.constantFrom(
      'tomorrow',
      'monday',
      'at',
      '02:00',
      '2',
      '9am',
      'in',
      '3',
      'hours',
      'CET',
      'PST',
      'Europe/Paris',
      '+1h',
      'noon',
      '28',
      'march',
      '-',
      '03/04',
      'and',
      '+02:00',
      'Z',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        const text = words.join(' ');
        const read = () => readInstant(text, { now: Date.parse('2026-11-26T12:00Z'), zone: 'Asia/Tokyo' });
        if (/CET|PST|03\/04/.test(text)) expect(read).toThrow(UsageFailure);
        else expect(outcome(read)).toMatch(/instant|skipped|repeated|refused/);
      }),
      { numRuns: 500 },
    );
  });

  it('of anything at all never end in anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(outcome(() => readInstant(text, { now: 0, zone: 'UTC' }))).toMatch(/instant|skipped|repeated|refused/);
      }),
      { numRuns: 500 },
    );
  });
});

function outcome(read: () => Instant | Unclear): string {
  try {
    const found = read();
    return meant(found).every(Number.isSafeInteger) ? found.kind : 'no number';
  } catch (error) {
    return error instanceof UsageFailure ? 'refused' : String(error);
  }
}
