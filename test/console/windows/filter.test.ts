import {
  earlierToo,
  filterIn,
  filterOf,
  hasEarlier,
  queryOf,
  searchOf,
  tokensOf,
} from '../../../console/pages/windows/filter';

describe('the filter of the list of windows', () => {
  const filter = { siteId: 'shop', status: 'active', from: '2026-11-01', to: '2026-12-01T12:00:00Z' };

  it('is in the address, and is read from it', () => {
    expect(searchOf(filter)).toBe('?siteId=shop&status=active&from=2026-11-01&to=2026-12-01T12%3A00%3A00Z');
    expect(filterIn(searchOf(filter))).toEqual(filter);
    expect(filterOf(tokensOf(filter))).toEqual(filter);
    expect(searchOf({})).toBe('');
  });

  it('asks the API for instants', () => {
    expect(queryOf(filter)).toEqual({
      siteId: 'shop',
      status: 'active',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T12:00:00.000Z',
    });
  });

  it('begins with today where nothing is asked for, unless all windows are', () => {
    expect([hasEarlier(''), hasEarlier('?earlier=false'), hasEarlier(new URL(earlierToo, 'https://x').search)]).toEqual(
      [false, false, true],
    );
  });

  it('leaves out what the API would refuse, and takes the last of several values', () => {
    expect(filterIn('?siteId=%3Cb%3E&status=paused&from=2026-13-45&to=soon&constructor=x')).toEqual({});
    const token = (value: unknown) => ({ propertyKey: 'status', value });
    expect(filterOf([token('active'), token('approved'), token(undefined), { value: 'free text' }])).toEqual({
      status: 'approved',
    });
  });
});
