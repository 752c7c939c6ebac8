import fc from 'fast-check';
import { UsageFailure } from '../../../cli/failures';
import { durationText, readDuration } from '../../../cli/times/duration';

const seconds = (text: string) => readDuration(text, '--for');

describe('a duration', () => {
  it.each([
    ['30m', 1800],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['1 hour 30 minutes', 5400],
    ['90 min', 5400],
    ['2d', 172_800],
    ['1d12h', 129_600],
    ['45s', 45],
    ['PT1H30M', 5400],
    ['P1DT1S', 86_401],
    ['90 secs', 90],
  ])('reads %s', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });

  it.each(['', '30', '0m', '-5m', '1.5h', '30x', '30m1h', 'P1M', 'PT0S', 'm', 'soon', '1h30', '30mm', '9'.repeat(30)])(
    'refuses %j',
    (text) => {
      expect(() => seconds(text)).toThrow(UsageFailure);
    },
  );

  it('reads what it writes, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 24 * 60 }), (minutes) => {
        const text = durationText(minutes * 60);
        const read = seconds(text);
        expect(Math.abs(read - minutes * 60)).toBeLessThan(minutes < 24 * 60 ? 1 : 3600);
      }),
    );
  });
});
