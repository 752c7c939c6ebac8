import { instantOf, momentIn } from '../../console/pages/explain/moment';

const zone = 'Europe/Paris';

describe('the moment that a page asks about', () => {
  it('is typed in a zone and sent as RFC 3339, and read back the same', () => {
    expect(instantOf({ date: '2026-12-01', time: '09:30' }, zone)).toBe('2026-12-01T08:30:00Z');
    expect(momentIn('2026-12-01T08:30:00Z', zone)).toEqual({ date: '2026-12-01', time: '09:30' });
    expect(instantOf({ date: '2026-12-01', time: '' }, 'UTC')).toBe('2026-12-01T00:00:00Z');
  });

  it('is now where nothing is typed or asked for', () => {
    expect(instantOf({ date: '', time: '' }, zone)).toBe('');
    expect([null, 'soon'].map((text) => momentIn(text, zone))).toEqual(Array(2).fill({ date: '', time: '' }));
  });

  it('is none that the clocks leave out, and the earlier of two', () => {
    expect(instantOf({ date: '2027-03-28', time: '02:30' }, zone)).toBeUndefined();
    expect(instantOf({ date: '2026-10-25', time: '02:30' }, zone)).toBe('2026-10-25T00:30:00Z');
    expect(instantOf({ date: '', time: '09:30' }, zone)).toBeUndefined();
  });
});
