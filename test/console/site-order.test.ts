import { orderedSites, orderOfHome, type Source, tilesPerPage } from '../../console/pages/home/site-order';

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

describe('the sites that the edge does not know', () => {
  const closed = { siteIds: ['shop'], hasMore: false };
  const order = (failed: Source) => orderOfHome([failed, closed]);

  it('come first, once their list has been read', () => {
    expect(order({ siteIds: [], hasMore: true })).toEqual({ siteIds: [], waitsFor: 0 });
    expect(order({ siteIds: ['media'], hasMore: false })).toEqual({ siteIds: ['media', 'shop'], waitsFor: undefined });
  });

  it('keep no other site from being shown where their list cannot be read, at once or later', () => {
    expect(order({ siteIds: [], hasMore: true, hasFailed: true })).toEqual({ siteIds: ['shop'], waitsFor: undefined });
    expect(order({ siteIds: ['media'], hasMore: true, hasFailed: true }).siteIds).toEqual(['media', 'shop']);
  });

  it('leave room for closed ones, however many they are', () => {
    const many = Array.from({ length: 20 }, (_, index) => `site-${index}`);
    expect(order({ siteIds: many, hasMore: true })).toEqual({
      siteIds: [...many.slice(0, tilesPerPage), 'shop'],
      waitsFor: undefined,
    });
  });
});
