import { roomOf } from '../../../lambdas/commands/calendar/armed-room';
import { siteIn } from '../../../lambdas/commands/requirements/site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { instantText } from '../../../lambdas/domain/local-time';
import type { CalendarEntry } from '../../../lambdas/domain/site/site';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  demo,
  hour,
  refusalOf,
  requestedWindow,
  T0,
  type World,
  week,
} from '../fixtures';
import { approveWindow } from '../signed-votes';

const day = 24 * hour;
const onDay = (days: number, lasts = hour) => ({
  startsAt: instantText(T0 + days * day),
  endsAt: instantText(T0 + days * day + lasts),
});

/** A calendar that was approved long ago: one window a day for so many days. */
async function filled(days: number, changes: Partial<CalendarEntry> = {}): Promise<World> {
  const world = await createWorld();
  await approvedWindow(world, onDay(1));
  const calendar = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
  const entries = Array.from({ length: days }, (_, n) => ({
    ...(calendar.entries[0] as CalendarEntry),
    windowId: `demo.${String(n).padStart(26, 'F')}`,
    startsAt: T0 + (n + 1) * day,
    endsAt: T0 + (n + 1) * day + hour,
    ...changes,
  }));
  const value = { ...calendar, entries, version: calendar.version + 1 };
  await world.store.commit({ put: [{ kind: 'calendar', value }] });
  return world;
}

describe('a site with a window every day of the year', () => {
  it('takes one more, because only those of a week are at the edge together', async () => {
    const world = await filled(300);
    const { status } = await approvedWindow(world, onDay(150.5));
    expect(status).toBe('approved');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(7);
  });

  it('takes as many in a week as fit beside five emergencies, and no more, whichever week it is', async () => {
    for (const week of [0, 20]) {
      const world = await filled(300);
      const outcomes: string[] = [];
      // Eight of a daily window are there at once: the one that runs, and those of the next seven days.
      for (let n = 0; n < 4; n++) {
        const asked = approvedWindow(world, onDay(week * 7 + 3.2 + n / 10));
        outcomes.push(
          await asked.then(
            ({ status }) => status,
            ({ code }) => code,
          ),
        );
      }
      expect(outcomes).toEqual(['approved', 'approved', 'edge-capacity', 'edge-capacity']);
    }
  });

  it('refuses a request that could not be approved, and an amendment that moves into a full week', async () => {
    const world = await filled(300);
    for (let n = 0; n < 2; n++) await approvedWindow(world, onDay(3.2 + n / 10));
    expect(await refusalOf(requestedWindow(world, onDay(3.6)))).toBe('edge-capacity');
    const { windowId } = await approvedWindow(world, onDay(320));
    const moved = editWindow(world.deps, { windowId, ...onDay(3.6) }, as('rita'));
    expect(await refusalOf(moved)).toBe('edge-capacity');
  });

  it('is measured as a whole when its settings change', async () => {
    const world = await filled(300);
    const hostnames = [...demo().hostnames, 'a.example'];
    await updateSite(world.deps, { ...demo(), hostnames }, admin);
    const cidrs = Array.from({ length: 30 }, (_, n) => `2001:db8:${n}::/49`);
    expect(await refusalOf(updateSite(world.deps, { ...demo(), hostnames, bypass: { cidrs } }, admin))).toBe(
      'edge-capacity',
    );
  });

  it('refuses what one record does not hold, before the table does', async () => {
    const world = await filled(330, {
      message: 'x'.repeat(280),
      messages: { fr: 'x'.repeat(280), de: 'y'.repeat(200) },
    });
    expect(await refusalOf(requestedWindow(world, onDay(340)))).toBe('calendar-full');
    expect(await refusalOf(approvedWindow(world, onDay(340)))).toBe('calendar-full');
  });

  it('is measured in little time, as a whole and for one window', async () => {
    const world = await filled(300, { message: 'x'.repeat(280), messages: { fr: '&'.repeat(100) } });
    const found = await world.store.load([
      { kind: 'site', siteId: 'demo' },
      { kind: 'calendar', siteId: 'demo' },
    ]);
    const site = {
      ...siteIn(found, 'demo'),
      bypass: { cidrs: Array.from({ length: 30 }, (_, n) => `10.${n}.0.0/17`) },
    };
    const planned = { site, calendar: found.calendar('demo') };
    const horizon = { at: T0, secondsAhead: week };
    const millisecondsOf = (measure: () => unknown) => {
      const times = Array.from({ length: 7 }, () => {
        const from = process.cpuUsage();
        measure();
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      });
      return Math.min(...times);
    };
    const whole = millisecondsOf(() => roomOf(planned, horizon));
    const one = millisecondsOf(() => roomOf(planned, horizon, planned.calendar.entries[150]));
    if (process.env.SHOW_TIMES) process.stdout.write(`${JSON.stringify({ whole, one })}\n`);
    expect(whole).toBeLessThan(50);
    expect(one).toBeLessThan(whole);
  });
});

describe('a window that was approved when there was room', () => {
  it('is refused with its vote when others took the room of its week', async () => {
    const world = await filled(300);
    const { windowId } = await requestedWindow(world, onDay(3.6));
    for (let n = 0; n < 2; n++) await approvedWindow(world, onDay(3.2 + n / 10));
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('edge-capacity');
  });
});
