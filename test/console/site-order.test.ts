import { orderedSites } from '../../console/pages/home/site-order';

describe('the order of sites on Home', () => {
  it('takes the lists one after the other, and each site once', () => {
    const closed = { siteIds: ['shop', 'search'], hasMore: false };
    const others = { siteIds: ['account', 'search', 'shop'], hasMore: false };

    expect(orderedSites([closed, others])).toEqual({ siteIds: ['shop', 'search', 'account'], waitsFor: undefined });
  });

  it('ends where a list has not been read to its end: what follows could still come before', () => {
    const closed = { siteIds: ['shop'], hasMore: false };
    const soon = { siteIds: ['media'], hasMore: true };
    const others = { siteIds: ['account'], hasMore: true };

    expect(orderedSites([closed, soon, others])).toEqual({ siteIds: ['shop', 'media'], waitsFor: 1 });
  });

  it('knows no place while the first list has not answered', () => {
    const unread = { siteIds: [], hasMore: true };

    expect(orderedSites([unread, { siteIds: ['account'], hasMore: false }])).toEqual({ siteIds: [], waitsFor: 0 });
  });
});
