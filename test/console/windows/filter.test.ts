import {
  filterFor,
  filterIn,
  filterOf,
  queryOf,
  searchOf,
  tokensOf,
  viewNamed,
  viewOf,
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

  it('leaves out what the API would refuse, and takes the last of several values', () => {
    expect(filterIn('?siteId=%3Cb%3E&status=paused&from=2026-13-45&to=soon&constructor=x')).toEqual({});
    const token = (value: unknown) => ({ propertyKey: 'status', value });
    expect(filterOf([token('active'), token('approved'), token(undefined), { value: 'free text' }])).toEqual({
      status: 'approved',
    });
  });

  it('begins with what is now and next, unless it asks for a status or a time', () => {
    const view = (search: string) => viewOf(filterIn(search), viewNamed(search));
    expect(['', '?siteId=shop', '?when=past', '?when=all', '?when=soon'].map(view)).toEqual([
      'current',
      'current',
      'past',
      'all',
      'current',
    ]);
    expect(['?status=cancelled', '?status=cancelled&when=past', '?from=2026-11-01&when=past'].map(view)).toEqual([
      'all',
      'past',
      'all',
    ]);
  });

  it('never asks for past windows that are in force: there are none', () => {
    expect(viewOf({ status: 'active' }, 'past')).toBe('all');
    expect(filterFor('past', filter)).toEqual({ siteId: 'shop' });
  });

  it('leaves out in another view what would be in its way, and keeps the view in the address', () => {
    expect(filterFor('current', filter)).toEqual({ siteId: 'shop' });
    expect(filterFor('past', { ...filter, status: 'cancelled' })).toEqual({ siteId: 'shop', status: 'cancelled' });
    expect(filterFor('all', filter)).toEqual(filter);
    expect(searchOf({ siteId: 'shop' }, 'past')).toBe('?siteId=shop&when=past');
  });
});
