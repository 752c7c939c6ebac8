import fc from 'fast-check';
import type { CalendarEntry } from '../../../lambdas/domain/site/site';
import { conflictOf, intervalsMeet } from '../../../lambdas/domain/window/overlap';
import { scopeHolds, scopeOf, scopesMeet } from '../../../lambdas/domain/window/scope';

describe('scopeOf', () => {
  it.each([
    [[], []],
    [['/'], []],
    [['/shop', '/'], []],
    [['/shop/'], ['/shop']],
    [['/shop', '/Shop/', '/shop'], ['/shop']],
    [
      ['/shop/cart', '/shop', '/blog'],
      ['/shop', '/blog'],
    ],
    [
      ['/shop', '/shopping'],
      ['/shop', '/shopping'],
    ],
  ])('brings %j into the form %j', (paths, scope) => {
    expect(scopeOf(paths)).toEqual(scope);
  });

  it.each([
    '',
    'shop',
    '//',
    '//shop',
    '/shop//cart',
    '/a/../b',
    '/a/.',
    '/..',
    '/a?b',
    '/a#b',
    '/a b',
    '/a\n',
    '/a\\b',
    `/${'x'.repeat(128)}`,
    '/\ud800',
    '/caf%C3%A9',
    '/café',
    '/100%',
  ])('refuses the path %p', (path) => {
    expect(() => scopeOf([path])).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses more than five paths', () => {
    const paths = Array.from({ length: 6 }, (_, n) => `/${n}`);
    expect(() => scopeOf(paths)).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(scopeOf(paths.slice(1))).toHaveLength(5);
  });
});

describe('scopeHolds', () => {
  it.each([
    [[], [], true],
    [[], ['/shop'], true],
    [['/shop'], [], false],
    [['/shop'], ['/Shop/cart', '/shop'], true],
    [['/shop'], ['/shop', '/shopping'], false],
    [['/shop/cart'], ['/shop'], false],
    [['/shop', '/blog'], ['/blog/a', '/shop/b'], true],
  ])('of %j and %j is %p', (outer, inner, holds) => {
    expect(scopeHolds({ paths: outer }, { paths: inner })).toBe(holds);
  });

  it.each([
    [['/shop'], ['/shop.json', '/shop/cart'], true],
    [['/shop'], ['/shopping'], false],
    [['/shop'], ['/shop-2'], false],
  ])('of %j with suffixes and %j is %p', (outer, inner, holds) => {
    expect(scopeHolds({ paths: outer, pathMatch: 'segments-and-suffixes' }, { paths: inner })).toBe(holds);
  });

  it('of a scope and the same with suffixes is one-sided', () => {
    const suffixed = { paths: ['/shop'], pathMatch: 'segments-and-suffixes' } as const;
    expect(scopeHolds(suffixed, { paths: ['/shop'] })).toBe(true);
    expect(scopeHolds({ paths: ['/shop'] }, suffixed)).toBe(false);
    expect(scopeHolds({ paths: ['/shop'] }, { ...suffixed, paths: ['/shop/cart'] })).toBe(true);
    expect(scopeHolds(suffixed, suffixed)).toBe(true);
  });
});

describe('scopesMeet', () => {
  it.each([
    [[], ['/shop'], true],
    [['/shop'], [], true],
    [['/shop'], ['/shop'], true],
    [['/shop'], ['/SHOP/cart'], true],
    [['/shop/cart'], ['/blog', '/shop'], true],
    [['/shop'], ['/shopping'], false],
    [['/%73hop'], ['/shop'], true],
    [['/shop/a'], ['/shop/b'], false],
  ])('of %j and %j is %p', (left, right, meet) => {
    expect(scopesMeet({ paths: left }, { paths: right })).toBe(meet);
    expect(scopesMeet({ paths: right }, { paths: left })).toBe(meet);
  });

  it('counts suffixes where one of them covers those', () => {
    const suffixed = { paths: ['/shop'], pathMatch: 'segments-and-suffixes' } as const;
    expect(scopesMeet({ paths: ['/shop.json'] }, suffixed)).toBe(true);
    expect(scopesMeet(suffixed, { paths: ['/shop.json'] })).toBe(true);
    expect(scopesMeet(suffixed, { paths: ['/shopping'] })).toBe(false);
    expect(scopesMeet({ paths: ['/shop'] }, { paths: ['/shop.json'] })).toBe(false);
  });
});

describe('conflictOf', () => {
  const entry = (startsAt: number, endsAt: number, paths: string[] = []): CalendarEntry => ({
    windowId: 'w',
    mode: 'full',
    startsAt,
    endsAt,
    paths,
    hostnames: ['demo.example'],
    exemptions: [],
    digest: '',
  });
  const found = (standing: CalendarEntry, plan: CalendarEntry, now = 0) =>
    conflictOf({ siteId: 's', entries: [standing], version: 1 }, plan, now) !== undefined;

  it('is what meets in time and scope; windows may touch', () => {
    expect(found(entry(10, 20), entry(19, 30))).toBe(true);
    expect(found(entry(10, 20), entry(20, 30))).toBe(false);
    expect(found(entry(10, 20), entry(5, 10))).toBe(false);
    expect(found(entry(10, 20, ['/a']), entry(10, 20, ['/b']))).toBe(false);
  });

  it('is not what is over, although its end is not recorded', () => {
    expect(found(entry(10, 20), entry(15, 30), 20)).toBe(false);
  });

  it('agrees with looking at every second', () => {
    const interval = fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }))
      .map(([startsAt, lasts]) => ({ startsAt, endsAt: startsAt + lasts }));
    fc.assert(
      fc.property(interval, interval, (left, right) => {
        const covers = (of: typeof left, second: number) => of.startsAt <= second && second < of.endsAt;
        const shared = Array.from(
          { length: 20 },
          (_, second) => covers(left, second) && covers(right, second),
        ).includes(true);
        expect(intervalsMeet(left, right)).toBe(shared);
      }),
    );
  });
});
