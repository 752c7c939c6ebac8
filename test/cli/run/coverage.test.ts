import { shortfalls, shortfallsNow } from '../../../cli/commands/run/coverage';
import { windowOf } from '../window';

const asked = windowOf({ mode: 'testers-only', paths: ['/shop'], hostnames: ['a.example', 'b.example'] });

describe('a plan covers what was asked for', () => {
  it.each([
    ['as it was asked for', {}],
    ['in a stricter mode', { mode: 'full' as const }],
    ['on the whole site', { paths: [] }],
    ['on a path above', { paths: ['/other', '/SHOP'] }],
    ['with suffixes, too', { pathMatch: 'segments-and-suffixes' as const }],
    ['on more hostnames', { hostnames: ['b.example', 'c.example', 'a.example'] }],
    ['for a longer time, at another hour', { startsAt: '2026-11-27T03:00:00Z', endsAt: '2026-11-27T06:00:00Z' }],
    ['with other texts', { message: 'Soon', messages: { de: 'Bald' } }],
  ])('%s', (_, plan) => {
    expect(shortfalls(asked, { ...asked, ...plan })).toEqual([]);
  });
});

describe('a plan covers less', () => {
  it.each([
    ['in a weaker mode', { mode: 'read-only' as const }, 'mode read-only instead of testers-only'],
    ['on a path below', { paths: ['/shop/cart'] }, 'only /shop/cart instead of only /shop'],
    ['on a path beside it', { paths: ['/shopping'] }, 'only /shopping instead of only /shop'],
    ['on fewer hostnames', { hostnames: ['b.example'] }, 'not on a.example'],
    ['for a shorter time', { endsAt: '2026-11-27T02:00:00Z' }, '1 h instead of 2 h'],
  ])('%s', (_, plan, told) => {
    expect(shortfalls(asked, { ...asked, ...plan })).toEqual([told]);
  });

  it('where the site had suffixes when it was asked for, and the plan has none', () => {
    const suffixes = windowOf({ paths: ['/shop'], pathMatch: 'segments-and-suffixes' });
    expect(shortfalls(suffixes, windowOf({ paths: ['/shop'] }))).toEqual([
      'only /shop instead of only /shop with suffixes',
    ]);
  });

  it('where more methods may pass in read-only mode', () => {
    const reads = windowOf({ allowedMethods: ['GET', 'HEAD'] });
    expect(shortfalls(reads, windowOf({ allowedMethods: ['GET', 'POST'] }))).toEqual(['POST may pass']);
    expect(shortfalls(windowOf(), windowOf({ allowedMethods: ['OPTIONS', 'DELETE'] }))).toEqual(['DELETE may pass']);
    expect(shortfalls(reads, windowOf())).toEqual(['OPTIONS may pass']);
    expect(shortfalls(reads, windowOf({ mode: 'full' }))).toEqual([]);
  });
});

it('the time that is left counts, but for what the edge may take to enforce the window', () => {
  const window = windowOf();
  const at = (time: string) => Date.parse(`2026-11-27T${time}Z`);
  expect(shortfallsNow(window, window, at('01:02:00'), 120)).toEqual([]);
  expect(shortfallsNow(window, window, at('01:02:01'), 120)).toEqual(['1 h 58 min are left of 2 h']);
  expect(shortfallsNow(window, { ...window, endsAt: '2026-11-27T02:00:00Z' }, at('01:50:00'), 120)).toEqual([
    '1 h instead of 2 h',
  ]);
});
