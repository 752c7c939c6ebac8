import { instantOf, momentIn } from '../../console/pages/explain/moment';

describe('the moment that an explanation is for', () => {
  it('is typed in UTC and sent as an instant', () => {
    expect(instantOf(momentIn('2026-11-28T23:30:00+01:00'))).toBe('2026-11-28T22:30:00Z');
    expect(instantOf({ date: '2026-11-28', time: '' })).toBe('2026-11-28T00:00:00Z');
  });

  it('is now where nothing, or nothing that is an instant, is given', () => {
    expect([momentIn(null), momentIn('soon')].map(instantOf)).toEqual(['', '']);
  });
});
