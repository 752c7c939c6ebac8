import { matching, prefixIn } from '../../../console/parts/site-choice/matching';

describe('the search for a site', () => {
  it.each([
    ['shop-eu', 'shop-eu'],
    [' Shop EU ', 'shop-eu'],
    ['', ''],
    ['1shop', ''],
    ['größe', ''],
  ])('takes %p for the beginning of an id: %p', (typed, prefix) => {
    expect(prefixIn(typed)).toBe(prefix);
  });

  it('finds a text in ids and names, where all sites are known', () => {
    const sites = [
      { siteId: 'shop', branding: { name: 'Harbour Coffee' } },
      { siteId: 'coffee-api', branding: {} },
      { siteId: 'search', branding: {} },
    ];

    expect(matching(sites, ' COFFEE').map(({ siteId }) => siteId)).toEqual(['shop', 'coffee-api']);
    expect(matching(sites, '')).toHaveLength(3);
  });
});
