import { rowsOf } from '../../console/pages/home/timeline/lanes';
import { spanAt, ticksOf } from '../../console/pages/home/timeline/scale';

const at = (text: string) => Date.parse(text);

describe('the timeline', () => {
  it('has a tick at each midnight of the zone, also where clocks change between them', () => {
    const span = { from: at('2026-10-24T00:00:00Z'), to: at('2026-10-27T00:00:00Z') };

    const ticks = ticksOf(span, 'week', 'Europe/Paris').map((tick) => new Date(tick).toISOString());

    // Summer time ends on the 25th, which has 25 hours.
    expect(ticks).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z']);
  });

  it('has ticks in a zone whose midnight does not exist on a day', () => {
    const span = { from: at('2026-04-23T00:00:00Z'), to: at('2026-04-26T00:00:00Z') };

    const ticks = ticksOf(span, 'week', 'Africa/Cairo');

    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect([...ticks].sort((one, other) => one - other)).toEqual([...ticks]);
  });

  it('shows the next span, without a gap, when it is moved', () => {
    expect(spanAt(0, 'week', 1).from).toBe(spanAt(0, 'week', 0).to);
  });

  it('puts windows that overlap into lanes of their own, and uses a lane again when it is free', () => {
    const window = (windowId: string, startsAt: string, endsAt: string) =>
      ({
        windowId,
        siteId: 'shop',
        startsAt: `2026-11-27T${startsAt}:00Z`,
        endsAt: `2026-11-27T${endsAt}:00Z`,
      }) as Parameters<typeof rowsOf>[1][number];
    const windows = [window('c', '12:00', '14:00'), window('a', '08:00', '12:00'), window('b', '09:00', '13:00')];
    const span = { from: at('2026-11-27T00:00:00Z'), to: at('2026-11-28T00:00:00Z') };

    const [row, empty] = rowsOf(['shop', 'search'], windows, span);

    expect(row?.bars.map(({ window: { windowId }, lane }) => [windowId, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect([row?.lanes, empty?.bars, empty?.lanes]).toEqual([2, [], 1]);
  });

  it('leaves out what closes nothing, and has a window once that comes twice', () => {
    const from = at('2026-11-27T00:00:00Z');
    const window = (windowId: string, status: string) =>
      ({
        windowId,
        siteId: 'shop',
        status,
        startsAt: '2026-11-27T08:00:00Z',
        endsAt: '2026-11-27T09:00:00Z',
      }) as Parameters<typeof rowsOf>[1][number];
    const windows = [window('a', 'approved'), window('b', 'cancelled'), window('a', 'active')];

    const [row] = rowsOf(['shop'], windows, { from, to: from + 86_400_000 });

    expect(row?.bars.map(({ window: { windowId, status } }) => [windowId, status])).toEqual([['a', 'active']]);
  });
});
