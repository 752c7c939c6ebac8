import { emptyForm } from '../../../console/pages/window-form/form';
import { missing } from '../../../console/pages/window-form/missing';

const times = { date: '2026-12-01', time: '22:00' };

describe('what a request for a window cannot do without', () => {
  it('is a start, a duration and a reason', () => {
    expect(missing({ ...emptyForm, minutes: ' ' })).toEqual(['startsAt', 'durationMinutes', 'reason']);
    expect(missing({ ...emptyForm, ...times, reason: 'Upgrade' })).toEqual([]);
    expect(missing({ ...emptyForm, date: times.date, reason: 'Upgrade' })).toEqual(['startsAt']);
  });

  it('is the latest start for one that starts on approval', () => {
    const form = { ...emptyForm, starts: 'on-approval', reason: 'Upgrade' } as const;
    expect(missing(form)).toEqual(['notAfter']);
    expect(missing({ ...form, latestDate: times.date, latestTime: times.time })).toEqual([]);
  });
});
