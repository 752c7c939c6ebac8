import fc from 'fast-check';
import { encodeSite } from '../../../edge/document/encode';
import { explainRequest } from '../../../edge/explain';
import type { Calendar, CalendarEntry } from '../../../lambdas/domain/site/site';
import {
  areNested,
  assertNoOverlap,
  conflictOf,
  plansMeet,
  windowsBeside,
} from '../../../lambdas/domain/window/overlap';
import { scopesMeet } from '../../../lambdas/domain/window/scope';
import { type Mode, modes } from '../../../lambdas/domain/window/window';

const T = 1_800_000_000;
let ids = 0;

const hosts = ['demo.example', 'www.demo.example', 'api.demo.example'];

const entry = (
  mode: Mode,
  paths: readonly string[],
  startsAt = T,
  endsAt = T + 100,
  hostnames: readonly string[] = hosts,
): CalendarEntry => ({
  windowId: `demo.${String(++ids).padStart(26, '0')}`,
  digest: '',
  mode,
  paths,
  startsAt,
  endsAt,
  hostnames,
  exemptions: [],
});

const calendarOf = (...entries: CalendarEntry[]): Calendar => ({ siteId: 'demo', entries, version: 1 });

describe('two windows at one time', () => {
  it.each<[string, [Mode, string[]], [Mode, string[]]]>([
    ['full on a path within read-only on the site', ['read-only', []], ['full', ['/auth/callback']]],
    ['testers-only on a path within read-only on paths', ['read-only', ['/a', '/b']], ['testers-only', ['/a/x']]],
    ['full on a path within testers-only on the site', ['testers-only', []], ['full', ['/auth']]],
  ])('may be %s, whichever comes first', (_, outer, inner) => {
    expect(conflictOf(calendarOf(entry(...outer)), entry(...inner), T)).toBeUndefined();
    expect(conflictOf(calendarOf(entry(...inner)), entry(...outer), T)).toBeUndefined();
  });

  it.each<[string, [Mode, string[]], [Mode, string[]]]>([
    ['of one mode', ['full', []], ['full', ['/auth']]],
    ['of one scope', ['read-only', ['/a']], ['full', ['/a']]],
    ['of one scope, spelled another way', ['read-only', ['/a']], ['full', ['/A;v=1']]],
    ['the looser one inside the stricter', ['full', []], ['read-only', ['/auth']]],
    ['the stricter one only partly inside', ['read-only', ['/a']], ['full', ['/a/x', '/b']]],
    ['both on the whole site', ['read-only', []], ['full', []]],
  ])('may not be %s', (_, one, other) => {
    for (const [first, second] of [
      [entry(...one), entry(...other)],
      [entry(...other), entry(...one)],
    ] as const) {
      expect(conflictOf(calendarOf(first), second, T)).toBe(first);
    }
  });

  it.each<[string, boolean, Mode, Mode, string[], string[], string[]]>([
    ['on different hostnames', true, 'full', 'full', [], ['demo.example'], ['www.demo.example']],
    ['the stricter one on fewer hostnames', true, 'read-only', 'full', [], hosts, ['www.demo.example']],
    ['the stricter one on some of them and others', true, 'read-only', 'full', [], hosts.slice(0, 2), hosts.slice(1)],
    ['the looser one on fewer hostnames', false, 'full', 'read-only', [], hosts, ['www.demo.example']],
    ['of one mode on fewer hostnames', false, 'full', 'full', ['/a'], hosts, ['www.demo.example']],
    ['the stricter one on fewer hostnames and more paths', false, 'read-only', 'full', ['/a'], hosts, ['demo.example']],
  ])('%s: %s', (_, may, mode, other, paths, hostnames, others) => {
    const first = entry(mode, paths, T, T + 100, hostnames);
    const second = entry(other, [], T, T + 100, others);
    expect(conflictOf(calendarOf(first), second, T)).toBe(may ? undefined : first);
    expect(conflictOf(calendarOf(second), first, T)).toBe(may ? undefined : second);
  });

  it('are refused with the window, its mode and its paths', () => {
    const standing = entry('full', ['/a']);
    expect(() => assertNoOverlap(calendarOf(standing), entry('full', []), T)).toThrow(
      expect.objectContaining({
        code: 'overlap',
        details: expect.objectContaining({ windowId: standing.windowId, mode: 'full', paths: ['/a'] }),
      }),
    );
  });

  it('are both told, by start, emergencies among them and without what is over', () => {
    const outer = entry('read-only', [], T - 50);
    const emergency: CalendarEntry = { ...entry('full', ['/a'], T + 10), emergency: true };
    const calendar = calendarOf(emergency, outer, entry('full', ['/b']), entry('full', ['/a'], T - 10, T));
    expect(windowsBeside(calendar, entry('full', ['/a/x']), T)).toEqual([outer, emergency]);
  });
});

const path = fc.constantFrom('/a', '/A/x', '/a/x/1', '/b', '/b/y', '/a;v=1');
const scope = fc.uniqueArray(path, { maxLength: 3 });
const times = fc
  .tuple(fc.nat({ max: 80 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => [T + from, T + from + length] as const);
const wish = fc
  .tuple(fc.constantFrom(...modes), scope, times, fc.subarray(hosts, { minLength: 1 }))
  .map(([mode, paths, [from, to], hostnames]) => entry(mode, paths, from, to, hostnames));

/** What the overlap rule takes of these, one after the other. */
function accepted(wishes: readonly CalendarEntry[]): CalendarEntry[] {
  const taken: CalendarEntry[] = [];
  for (const one of wishes) if (!conflictOf(calendarOf(...taken), one, T)) taken.push(one);
  return taken;
}

it('the edge enforces, at every second, path and hostname, the innermost of the windows that are accepted beside each other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(wish, { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 140 }),
      fc.constantFrom('/a', '/a/x', '/a/x/1/z', '/b', '/c'),
      fc.constantFrom(...hosts),
      async (wishes, offset, uri, host) => {
        const at = T + offset;
        const entries = accepted(wishes);
        const covering = entries
          .filter(
            ({ startsAt, endsAt, paths, hostnames }) =>
              startsAt <= at &&
              at < endsAt &&
              hostnames.includes(host) &&
              scopesMeet({ paths }, { paths: [`${uri}/~`] }),
          )
          .sort((one, other) => modes.indexOf(one.mode) - modes.indexOf(other.mode));
        const [innermost, ...others] = covering;
        const site = { siteId: 'demo', revision: 1, hostnames: hosts, intervals: entries };
        const request = { method: 'POST', host, uri, headers: {}, ip: '' };
        const { mode, windowId } = await explainRequest(encodeSite(site, T), request, at, { wildcards: false });
        expect({ mode, windowId }).toEqual({ mode: innermost?.mode, windowId: innermost?.windowId });
        for (const other of others) expect(innermost && areNested(innermost, other)).toBe(true);
        for (const [index, one] of entries.entries()) {
          for (const other of entries.slice(index + 1))
            expect(!plansMeet(one, other) || areNested(one, other)).toBe(true);
        }
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 2000) },
  );
});
