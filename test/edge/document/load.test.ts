import fc from 'fast-check';
import type { EdgeInterval, EdgeSite } from '../../../edge/document/document';
import { edgeOverflow, siteEntries } from '../../../edge/document/encode';
import { entryBytes } from '../../../edge/document/encode-capacity';
import { SiteLoad } from '../../../edge/document/encode-load';
import { peakOf } from '../../../edge/document/encode-peak';
import { modes } from '../../../edge/document/mode';

const hostnames = ['shop.example.com', 'WWW.shop.example.com', 'b.example', '*.b.example'];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 280 }), fc.constantFrom('&'.repeat(170), '"'.repeat(280)));

const interval: fc.Arbitrary<EdgeInterval> = fc.record(
  {
    windowId: fc.nat(1e9).map((n) => `demo.${String(n).padStart(26, '0')}`),
    mode: fc.constantFrom(...modes),
    startsAt: fc.integer({ min: 2_000_000, max: 2_000_300 }),
    endsAt: fc.integer({ min: 2_000_301, max: 2_000_600 }),
    hostnames: fc.subarray(hostnames),
    paths: fc.subarray(['/', '/shop', '/a b', '/a:b', `/${'x'.repeat(100)}`, '/café']),
    exemptions: fc.subarray(['/health', 'POST /login', 'HEAD /']),
    message: text,
    messages: fc.dictionary(fc.constantFrom('fr', 'FR', 'pt-br', 'und'), text),
    mustFit: fc.constant(true as const),
    allowedMethods: fc.constantFrom(['GET'], ['GET', 'POST']),
  },
  { requiredKeys: ['windowId', 'mode', 'startsAt', 'endsAt', 'hostnames', 'paths', 'exemptions'] },
);
const linkKeys = ['k1', 'k2'].map((id) => ({ id, secret: 's'.repeat(43) }));
const site = (intervals: readonly EdgeInterval[], linked = true): EdgeSite => ({
  siteId: 'demo',
  revision: 9_999_999_999,
  hostnames,
  intervals,
  bypass: { cidrs: ['203.0.113.0/25', '2001:db8::/49'], linkKeys: linked ? linkKeys : [], headerHash: 'f'.repeat(64) },
  retryAfterMaximumSeconds: 600,
});
const sets = fc.uniqueArray(interval, { selector: ({ windowId }) => windowId, maxLength: 18 });

const written = (intervals: readonly EdgeInterval[], linked = true) => siteEntries(site(intervals, linked), 0);
const bytesOf = (intervals: readonly EdgeInterval[], linked = true) =>
  written(intervals, linked).reduce((sum, entry) => sum + entryBytes(entry), 0);

it('the sum of what intervals weigh is what the encoder writes, to the byte', () => {
  fc.assert(
    fc.property(sets, sets, fc.boolean(), (staying, going, linked) => {
      const load = new SiteLoad(site([], linked));
      const weights = going.map((each) => load.weightOf(each));
      for (const weight of [...weights, ...staying.map((each) => load.weightOf(each))]) load.add(weight);
      for (const weight of weights) load.remove(weight);
      const full = written(staying, linked).length >= 50;
      if (full) expect(load.bytes).toBeGreaterThanOrEqual(bytesOf(staying, linked));
      else expect(load.bytes).toBe(bytesOf(staying, linked));
      expect(load.overflow?.limit).toBe(edgeOverflow(site(staying, linked), 0)?.limit);
    }),
    { numRuns: 150 },
  );
});

it('the peak is the most that the document takes at any second', () => {
  fc.assert(
    fc.property(fc.uniqueArray(interval, { selector: ({ windowId }) => windowId, maxLength: 8 }), (intervals) => {
      const load = new SiteLoad(site([]));
      const armed = intervals.map((each) => ({
        armedAt: each.startsAt,
        endsAt: each.endsAt,
        weight: load.weightOf(each),
      }));
      const seconds = [0, ...intervals.flatMap(({ startsAt, endsAt }) => [startsAt, startsAt + 1, endsAt - 1, endsAt])];
      const at = (second: number) => intervals.filter(({ startsAt, endsAt }) => startsAt <= second && second < endsAt);
      const peak = peakOf(load, armed);
      expect(peak.bytes).toBe(Math.max(...seconds.map((second) => bytesOf(at(second)))));
      expect(peak.overflow === undefined).toBe(
        seconds.every((second) => edgeOverflow(site(at(second)), 0) === undefined),
      );
    }),
    { numRuns: 100 },
  );
});
