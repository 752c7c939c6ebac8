import { UsageFailure } from '../../../cli/failures';
import { readInstant } from '../../../cli/times/instant';
import { instantText, offsetText } from '../../../cli/times/told';

const now = Date.parse('2026-11-26T12:00:00.500Z');

/** The instant in UTC, or both candidates. */
function read(text: string, zone = 'Europe/Paris', at = now): string | readonly string[] {
  const found = readInstant(text, { now: at, zone });
  return found.kind === 'instant' ? instantText(found.at) : found.candidates.map((one) => offsetText(one, found.zone));
}

describe('a time that somebody types', () => {
  it.each([
    ['now', '2026-11-26T12:00:01Z'],
    ['+15m', '2026-11-26T12:15:01Z'],
    ['in 2 hours', '2026-11-26T14:00:01Z'],
    ['22:00', '2026-11-26T21:00:00Z'],
    ['9:30', '2026-11-27T08:30:00Z'],
    ['13:00', '2026-11-27T12:00:00Z'],
    ['22:00 UTC', '2026-11-26T22:00:00Z'],
    ['22:00 America/New_York', '2026-11-27T03:00:00Z'],
    ['tomorrow 02:00', '2026-11-27T01:00:00Z'],
    ['tomorrow 02:00 Europe/Paris', '2026-11-27T01:00:00Z'],
    ['tomorrow at 2am', '2026-11-27T01:00:00Z'],
    ['today 18:00', '2026-11-26T17:00:00Z'],
    ['today 02:00', '2026-11-26T01:00:00Z'],
    ['next monday 9am', '2026-11-30T08:00:00Z'],
    ['28 March 04:00', '2027-03-28T02:00:00Z'],
    ['sat 28 nov 2026 02:00', '2026-11-28T01:00:00Z'],
    ['tomorrow noon', '2026-11-27T11:00:00Z'],
    ['-7d', '2026-11-19T12:00:01Z'],
    ['2 hours ago', '2026-11-26T10:00:01Z'],
    ['2026-11-29 02:00', '2026-11-29T01:00:00Z'],
    ['2026-11-29T02:00', '2026-11-29T01:00:00Z'],
    ['2026-11-29T02:00[Asia/Tokyo]', '2026-11-28T17:00:00Z'],
    ['2026-11-29T02:00:00+01:00', '2026-11-29T01:00:00Z'],
    ['2026-11-29T02:00:00+0100', '2026-11-29T01:00:00Z'],
    ['2026-11-29 02:00Z', '2026-11-29T02:00:00Z'],
    ['2026-11-29T02:00:00.750Z', '2026-11-29T02:00:00Z'],
    ['2026-11-29T02:00+01:00 Europe/Paris', '2026-11-29T01:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['half of it', 'tomorrow 02:00 if possible'],
    ['no time of day', 'tomorrow'],
    ['a part of the day', 'tomorrow morning'],
    ['an hour of either half of the day', 'tomorrow at 2'],
    ['a zone that several countries use', 'tomorrow 02:00 CST'],
    ['an abbreviation of summer time', '22:00 CEST'],
    ['a zone that does not exist', '22:00 Europe/Pariss'],
    ['months and days in either order', '03/04/2027 02:00'],
    ['days and months with dots', '3.4.2027 02:00'],
    ['a day that does not exist', '2027-02-30 02:00'],
    ['an hour that does not exist', '2027-02-28T25:00Z'],
    ['an offset against its zone', '2026-11-29T02:00+05:00 Europe/Paris'],
    ['a bare number', '1795365607'],
    ['a range', 'tomorrow 02:00 - 03:00'],
    ['a weekday that is not that of the date', 'sun 28 nov 2026 02:00'],
    ['a day that is over', 'last monday 9am'],
    ['two times', 'tomorrow 02:00 and friday 03:00'],
  ])('refuses %s', (_what, text) => {
    expect(() => read(text)).toThrow(UsageFailure);
  });

  it('names both instants of a local time that the clocks skip', () => {
    expect(read('2027-03-28 02:30', 'Europe/Berlin')).toEqual([
      '2027-03-28T01:30:00+01:00',
      '2027-03-28T03:30:00+02:00',
    ]);
  });

  it('names both instants of a local time that the clocks show twice', () => {
    expect(read('2027-10-31T02:30', 'Europe/Berlin')).toEqual([
      '2027-10-31T02:30:00+02:00',
      '2027-10-31T02:30:00+01:00',
    ]);
  });

  it('means tomorrow on the clocks of the zone, not of this computer', () => {
    const evening = Date.parse('2026-11-26T23:30:00Z');
    expect(read('tomorrow 02:00', 'Asia/Tokyo', evening)).toBe('2026-11-27T17:00:00Z');
    expect(read('tomorrow 02:00', 'America/Los_Angeles', evening)).toBe('2026-11-27T10:00:00Z');
  });

  it('keeps the name of a zone as it was typed', () => {
    for (const [typed, name] of [
      ['Asia/Kathmandu', 'Asia/Kathmandu'],
      ['europe/paris', 'Europe/Paris'],
      ['utc', 'UTC'],
    ]) {
      expect(readInstant(`22:00 ${typed}`, { now, zone: 'Asia/Tokyo' })).toMatchObject({ zone: name, named: true });
    }
  });

  it('keeps the time of day across a clock change, and the hours of a distance', () => {
    const before = Date.parse('2027-03-27T12:00:00Z');
    expect(read('tomorrow 12:00', 'Europe/Berlin', before)).toBe('2027-03-28T10:00:00Z');
    expect(read('+24h', 'Europe/Berlin', before)).toBe('2027-03-28T12:00:00Z');
  });
});
