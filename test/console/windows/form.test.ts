import { changeOf } from '../../../console/pages/window-form/change-of';
import { emptyForm, formOf, requestOf } from '../../../console/pages/window-form/form';
import { conflictsWith, effectOn, faultsOf, timesOf } from '../../../console/pages/window-form/judge';
import { meantBy } from '../../../console/parts/times/zoned';
import { aSite, aWindow } from './fixtures';

const site = aSite();
const typed = { ...emptyForm, siteId: 'shop', date: '2026-12-01', time: '22:00', reason: ' Upgrade ' };

describe('what is typed about a window', () => {
  it('becomes a request: local times of the site, and nothing that was left empty', () => {
    expect(requestOf(typed, site)).toEqual({
      siteId: 'shop',
      mode: 'full',
      startsAt: '2026-12-01T22:00',
      durationMinutes: 30,
      timeZone: 'Europe/Paris',
      reason: 'Upgrade',
    });
  });

  it('asks for a start on approval with its earliest and latest time', () => {
    const form = { ...typed, starts: 'on-approval', latestDate: '2026-12-02', latestTime: '04:00' } as const;
    expect(requestOf(form, site)).toMatchObject({
      startsAt: 'on-approval',
      notBefore: '2026-12-01T22:00',
      notAfter: '2026-12-02T04:00',
    });
  });

  it('sends the same change again where it has arrived, but not its answer', () => {
    const began = formOf(aWindow());
    const typed = { ...began, reason: 'Changed in a tunnel', time: '21:45' };
    const arrived = aWindow({ reason: 'Changed in a tunnel', version: 2 });

    expect(changeOf(typed, arrived, aSite(), began)).toEqual(changeOf(typed, aWindow(), aSite(), began));
    expect(changeOf(typed, arrived, aSite(), began)).toMatchObject({ reason: 'Changed in a tunnel' });
  });

  it('changes only what differs from the window, and removes what was emptied', () => {
    const window = aWindow({ message: 'Back soon', ticket: 'OPS-1' });
    expect(changeOf(formOf(window), window, site)).toEqual({});
    const edited = { ...formOf(window), minutes: '90', message: '', ticket: 'OPS-2' };
    expect(changeOf(edited, window, site)).toEqual({
      durationMinutes: 90,
      message: null,
      ticket: 'OPS-2',
    });
  });
});

describe('a local time', () => {
  it.each([
    ['2026-12-01', '22:00', { kind: 'instant', at: '2026-12-01T21:00:00Z' }],
    ['2026-03-29', '02:30', { kind: 'never' }],
    ['2026-10-25', '02:30', { kind: 'twice', earlier: '2026-10-25T00:30:00Z', later: '2026-10-25T01:30:00Z' }],
    ['2026-12-01', '', { kind: 'unknown' }],
    ['', '22:00', { kind: 'unknown' }],
  ])('of Paris, %s %s, is told exactly', (date, time, meant) => {
    expect(meantBy(date, time, 'Europe/Paris')).toEqual(meant);
  });
});

describe('what stands in the way', () => {
  const times = timesOf(typed, 'Europe/Paris');
  const at = (instant: string) => Date.parse(instant);

  it('is the past, a short lead time, or a long window', () => {
    expect(faultsOf(times, typed, site.policy, at('2026-12-01T20:00:00Z'))).toEqual([]);
    expect(faultsOf(times, typed, site.policy, at('2026-12-01T20:59:00Z'))).toEqual(['lead-time']);
    expect(faultsOf(times, typed, site.policy, at('2026-12-01T21:00:01Z'))).toEqual(['past']);
    const long = { ...typed, minutes: '241' };
    expect(faultsOf(timesOf(long, 'Europe/Paris'), long, site.policy, 0)).toEqual(['too-long']);
  });

  it('is each window at the same time that is not over, except the one that is edited', () => {
    const other = aWindow({ windowId: 'shop.01KBHP0000000000000000000B', startsAt: '2026-12-01T21:29:00Z' });
    const after = aWindow({ startsAt: '2026-12-01T21:30:00Z' });
    const over = { ...other, status: 'cancelled' as const };
    expect(conflictsWith(times, [other, after, over], undefined)).toEqual([other]);
    expect(conflictsWith(times, [other], other.windowId)).toEqual([]);
  });
});

describe('visitors of an address', () => {
  it.each([
    ['/', 'full', '', 'closed'],
    ['https://eu.shop.example.com/', 'full', '', 'closed'],
    ['https://other.example.com/', 'full', '', 'elsewhere'],
    ['/checkout/pay', 'read-only', '/checkout', 'no-writing'],
    ['/checkouts', 'full', '/checkout', 'open'],
    ['/health', 'full', '', 'open'],
    ['/', 'testers-only', '', 'testers'],
    ['http://[', 'full', '', undefined],
  ])('%s meet in mode %s on the paths "%s": %s', (address, mode, paths, effect) => {
    expect(effectOn(address, { ...typed, mode, paths }, site)).toBe(effect);
  });
});
