import type { ShownWindow } from '../../../console/api/types';
import { changeOf } from '../../../console/pages/window-form/change-of';
import { emptyForm, type Form, formOf, likeThat, requestOf } from '../../../console/pages/window-form/form';
import { aSite, aWindow } from './fixtures';

/** In Paris. */
const site = aSite();
const sent = (window: ShownWindow, edits: Partial<Form>) => changeOf({ ...formOf(window), ...edits }, window, site);

const elsewhere = aWindow({ timeZone: 'America/New_York' });
const withSeconds = aWindow({ startsAt: '2026-12-01T21:00:54Z', endsAt: '2026-12-01T22:00:54Z' });
const terms = { notBefore: '2026-12-01T18:00:09Z', notAfter: '2026-12-01T21:00:00Z', durationSeconds: 3_600 };
const onApproval = aWindow({ onApproval: { ...terms, leadSeconds: 120 } });
const started = aWindow({ onApproval: { ...terms, leadSeconds: 120, approvedAt: '2026-12-01T17:00:00Z' } });

describe('the times of a window that is edited', () => {
  it.each([
    ['in another zone than its site', elsewhere],
    ['whose start has seconds', withSeconds],
    ['that starts on approval', onApproval],
    ['that started on approval', started],
  ])('%s: another duration is another duration, and another reason no time at all', (_, window) => {
    expect(sent(window, {})).toEqual({});
    expect(sent(window, { reason: 'Why' })).toEqual({ reason: 'Why' });
    expect(sent(window, { minutes: '90' })).toEqual({ durationMinutes: 90 });
  });

  it('are shown and sent in the zone of the window; the end moves with the start', () => {
    expect(formOf(elsewhere)).toMatchObject({ date: '2026-12-01', time: '16:00', timeZone: 'America/New_York' });
    expect(sent(elsewhere, { time: '17:00' })).toEqual({ startsAt: '2026-12-01T17:00', durationMinutes: 60 });
    expect(sent(elsewhere, { time: '17:00', minutes: '30' })).toEqual({
      startsAt: '2026-12-01T17:00',
      durationMinutes: 30,
    });
  });

  it('keep the length to the second when only the start is another', () => {
    const uneven = aWindow({ endsAt: '2026-12-01T22:00:30Z' });
    expect(sent(uneven, { time: '23:00' })).toEqual({
      startsAt: '2026-12-01T23:00',
      endsAt: '2026-12-01T23:00:30.000Z',
    });
  });

  it('on approval are its terms, of which only those are sent that were typed', () => {
    expect(formOf(onApproval)).toMatchObject({
      starts: 'on-approval',
      date: '2026-12-01',
      time: '19:00',
      latestDate: '2026-12-01',
      latestTime: '22:00',
    });
    expect(sent(onApproval, { latestTime: '23:00' })).toEqual({ notAfter: '2026-12-01T23:00' });
    expect(sent(onApproval, { time: '20:00' })).toEqual({ notBefore: '2026-12-01T20:00' });
    expect(sent(onApproval, { date: '', time: '' })).toEqual({ notBefore: null });
  });

  it('change from a start to a start on approval and back only where somebody chooses it', () => {
    const typed = { starts: 'on-approval', latestDate: '2026-12-02', latestTime: '04:00' } as const;
    expect(sent(elsewhere, typed)).toEqual({
      startsAt: 'on-approval',
      notBefore: '2026-12-01T16:00',
      notAfter: '2026-12-02T04:00',
    });
    expect(sent(onApproval, { starts: 'at', time: '20:00' })).toEqual({ startsAt: '2026-12-01T20:00' });
    expect(formOf(started).starts).toBe('at');
  });

  it('are left empty when the same is asked for again, which is then in the zone of the site', () => {
    const { starts, date, time, latestDate, latestTime, timeZone } = emptyForm;
    for (const window of [elsewhere, onApproval]) {
      expect(likeThat(window)).toMatchObject({ starts, date, time, latestDate, latestTime, timeZone, minutes: '60' });
      expect(requestOf(likeThat(window), site).timeZone).toBe('Europe/Paris');
    }
  });
});
