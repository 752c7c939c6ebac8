import { tzOffset } from '@date-fns/tz';
import { addressOf, firstFound, isFiltered, queryOf, searchIn, spanSeconds } from '../../../console/pages/audit/search';
import { rangeOf, timesOf } from '../../../console/pages/audit/time-range';

const now = Date.parse('2026-11-27T06:00:00Z');
const from = '2026-11-01T00:00:00.000Z';
const to = '2026-11-02T00:00:00.000Z';

describe('the search of the audit log', () => {
  it.each([
    '/audit?site=shop&action=approve&actor=oidc%3Ahttps%3A%2F%2Fa%23b+c&subject=shop.1&last=24h',
    `/audit?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
    '/audit',
  ])('is in the address: %s', (address) => {
    expect(addressOf(searchIn(address.split('?')[1] ?? ''))).toBe(address);
  });

  it('passes over a span that is none, and over times beside a span', () => {
    expect(searchIn('last=soon')).toMatchObject({ last: '' });
    expect(searchIn(`last=7d&from=${from}`)).toMatchObject({ last: '7d', from: '' });
    expect(['30m', '1h', '2d', '1w', '0h', 'h', '1constructor'].map(spanSeconds)).toEqual([
      1_800,
      3_600,
      172_800,
      604_800,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('asks the server for all of it, newest first', () => {
    expect(queryOf(searchIn('site=shop&action=end&actor=ana&subject=x&last=24h'), now)).toEqual({
      limit: '50',
      order: 'newest',
      siteId: 'shop',
      action: 'end',
      actor: 'ana',
      subject: 'x',
      from: '2026-11-26T06:00:00.000Z',
    });
    expect(queryOf(searchIn(''), now)).toEqual({ limit: '50', order: 'newest' });
    expect([isFiltered(searchIn('site=shop')), isFiltered(searchIn('last=1h'))]).toEqual([false, true]);
  });

  it('goes on where an answer found nothing and is not the last', async () => {
    const asked: (string | undefined)[] = [];
    const pages = [
      { items: [], cursor: 'two' },
      { items: [], cursor: 'three' },
      { items: [1], cursor: 'four' },
    ];
    const found = await firstFound(async (cursor) => {
      asked.push(cursor);
      return pages[asked.length - 1] ?? { items: [] };
    }, undefined);
    expect([found, asked]).toEqual([{ items: [1], cursor: 'four' }, [undefined, 'two', 'three']]);
    expect(await firstFound(async () => ({ items: [] }), 'last')).toEqual({ items: [] });
  });
});

describe('the range of times', () => {
  it.each(['1h', '7d', '30m', '2w'])('shows %s as it was picked', (last) => {
    expect(timesOf(rangeOf(searchIn(`last=${last}`)))).toEqual({ from: '', to: '', last });
  });

  it('is absolute in UTC, whatever the zone it was typed in', () => {
    const range = { type: 'absolute' as const, startDate: '2026-11-01T01:00:00+01:00', endDate: to };
    expect(timesOf(range)).toEqual({ from, to, last: '' });
    expect(rangeOf(searchIn(`from=${from}&to=${to}`))).toEqual({ type: 'absolute', startDate: from, endDate: to });
    expect([rangeOf(searchIn('')), timesOf(null)]).toEqual([null, { from: '', to: '', last: '' }]);
    expect(timesOf({ type: 'relative', amount: 2, unit: 'month' }).last).toBe('60d');
  });

  it('knows how far a zone is from UTC, also at half an hour and behind it', () => {
    const summer = new Date('2026-07-01T00:00:00Z');
    expect(['UTC', 'Europe/Paris', 'Asia/Kolkata', 'America/St_Johns'].map((zone) => tzOffset(zone, summer))).toEqual([
      0, 120, 330, -150,
    ]);
  });
});
