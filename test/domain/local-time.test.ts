import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantIn, instantText, resolveTime } from '../../lambdas/domain/local-time';
import { Refusal } from '../../lambdas/domain/refusal';

const at = (text: string) => Date.parse(text) / 1000;
const refused = (text: string, zone: string) => {
  try {
    return resolveTime(text, zone);
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.details.candidates] : error;
  }
};

describe('resolveTime', () => {
  it.each([
    ['2026-11-29T02:30:00Z', 'Europe/Berlin', '2026-11-29T02:30:00Z'],
    ['2026-11-29t02:30:00z', 'UTC', '2026-11-29T02:30:00Z'],
    ['2026-11-29 02:30Z', 'UTC', '2026-11-29T02:30:00Z'],
    ['2026-11-29T02:30:59.999Z', 'UTC', '2026-11-29T02:30:59Z'],
    ['2026-11-29T02:30:00+05:45', 'UTC', '2026-11-28T20:45:00Z'],
    ['2026-11-29T02:30:00-03:30', 'UTC', '2026-11-29T06:00:00Z'],
    ['2026-11-29T02:30', 'UTC', '2026-11-29T02:30:00Z'],
    ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['2026-01-01T12:00', 'Europe/Berlin', '2026-01-01T11:00:00Z'],
    ['2026-01-01T12:00', 'Asia/Kathmandu', '2026-01-01T06:15:00Z'],
    ['2028-02-29T00:00', 'Pacific/Kiritimati', '2028-02-28T10:00:00Z'],
  ])('reads %s in %s as %s', (text, zone, instant) => {
    expect(resolveTime(text, zone)).toBe(at(instant));
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T02:30', ['2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00']],
    ['America/New_York', '2026-03-08T02:00', ['2026-03-08T01:00:00-05:00', '2026-03-08T03:00:00-04:00']],
    ['Australia/Lord_Howe', '2026-10-04T02:15', ['2026-10-04T01:45:00+10:30', '2026-10-04T02:45:00+11:00']],
  ])('refuses what clocks in %s skip at %s', (zone, text, candidates) => {
    expect(refused(text, zone)).toEqual(['nonexistent-local-time', candidates]);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25T02:30', ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00']],
    ['America/New_York', '2026-11-01T01:59:59', ['2026-11-01T01:59:59-04:00', '2026-11-01T01:59:59-05:00']],
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-05T01:45:00+11:00', '2026-04-05T01:45:00+10:30']],
  ])('refuses what clocks in %s show twice at %s', (zone, text, candidates) => {
    expect(refused(text, zone)).toEqual(['ambiguous-local-time', candidates]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
    'takes the edges of both changes in %s',
    (zone) => {
      for (const text of ['2026-03-29T01:59:59', '2026-03-29T03:00', '2026-10-25T01:59:59', '2026-10-25T03:00']) {
        expect(typeof resolveTime(text, zone)).toBe('number');
      }
    },
  );

  it.each(['2026-11-29t10:00:00+01:00', '2026-11-29T10:00:00+0100', '2026-11-29 10:00+0100'])('reads %p', (text) => {
    expect(resolveTime(text, 'UTC')).toBe(Date.UTC(2026, 10, 29, 9) / 1000);
  });

  it.each([
    'tomorrow',
    '',
    '2026-11-29',
    '2026-02-30T00:00Z',
    '2026-13-01T00:00Z',
    '2026-00-01T00:00Z',
    '2026-11-29T24:00Z',
    '2026-11-29T10:60Z',
    '2026-11-29T10:00:60Z',
    '2026-11-29T10:00:00+24:00',
    '2026-11-29T10:00:00+01:60',
    '2026-11-29T10:00:00+0160',
    '2026-11-29T10:00:00+01:0',
    ' 2026-11-29T10:00Z',
  ])('refuses %p as malformed', (text) => {
    expect(refused(text, 'UTC')).toEqual(['malformed', undefined]);
  });

  it.each(['Mars/Olympus', '', 'x'.repeat(100)])('refuses the zone %p, also beside an offset', (zone) => {
    expect(refused('2026-11-29T10:00', zone)).toEqual(['unknown-time-zone', undefined]);
    expect(refused('2026-11-29T10:00Z', zone)).toEqual(['unknown-time-zone', undefined]);
  });

  it('reads every instant as the zone shows it, or names it among the candidates', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    );
    fc.assert(
      fc.property(fc.integer({ min: at('2024-01-01Z'), max: at('2036-01-01Z') }), zones, (instant, zone) => {
        const shown = instantIn(instant, zone);
        expect(resolveTime(shown, 'UTC')).toBe(instant);
        const read = refused(shown.slice(0, 19), zone);
        if (Array.isArray(read)) expect(read[1]).toContain(shown);
        else expect(read).toBe(instant);
      }),
      { numRuns: 300 },
    );
  });
});

it('reads an instant as Temporal does, and refuses what Temporal refuses', () => {
  const digits = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'));
  const text = fc
    .tuple(digits(1800, 2200), digits(0, 13), digits(0, 32), digits(0, 25), digits(0, 61), digits(0, 61), offset)
    .map(
      ([year, month, day, hour, minute, second, zone]) => `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
    );
  fc.assert(
    fc.property(text, (given) => {
      expect(refused(given, 'UTC')).toEqual(given.includes(':60') ? ['malformed', undefined] : temporalReads(given));
    }),
    { numRuns: 2000 },
  );
});

const offset = fc.constantFrom('Z', 'z', '+00:00', '-00:00', '+14:00', '-11:30', '+23:59', '-24:00', '+01:60');

function temporalReads(text: string): unknown {
  try {
    return Math.floor(Temporal.Instant.from(text).epochMilliseconds / 1000);
  } catch {
    return ['malformed', undefined];
  }
}

describe('instantText', () => {
  it('writes UTC to the second', () => {
    expect(instantText(at('2026-11-29T02:30:00Z'))).toBe('2026-11-29T02:30:00Z');
  });
});
