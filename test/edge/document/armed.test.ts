import { armedWindows, type StoredEntries, strictestInForce } from '../../../edge/document/armed';
import type { EdgeSite } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import { end, interval, site, start } from '../function/fixtures';

const entriesOf = (armed: EdgeSite): StoredEntries =>
  Object.fromEntries(encodeSite(armed, start).map(({ key, value }) => [key, value]));

const readOnly = interval({ windowId: 'demo.R', mode: 'read-only', startsAt: start, endsAt: end + 60 });
const full = interval({ windowId: 'demo.F', startsAt: start + 60, paths: ['/Shop'] });

describe('what the store has of a site', () => {
  it('is the strictest interval in force on any hostname and path', () => {
    const entries = entriesOf(site(readOnly, full));
    const inForceAt = (now: number) => strictestInForce(entries, now)?.windowId;
    expect([start - 1, start, start + 60, end, end + 60].map(inForceAt)).toEqual([
      undefined,
      'demo.R',
      'demo.F',
      'demo.R',
      undefined,
    ]);
    expect(strictestInForce(entries, start + 60)).toEqual({
      windowId: 'demo.F',
      mode: 'full',
      startsAt: start + 60,
      endsAt: end,
      hostnames: ['shop.example.com'],
      paths: ['/shop/'],
    });
  });

  it('is the earlier of two that are equally strict, whatever hostname has it', () => {
    const hostnames = ['b.example', 'shop.example.com'];
    const early = interval({ windowId: 'demo.E', hostnames: ['b.example'], startsAt: start - 60 });
    const entries = entriesOf({ ...site(interval(), early), hostnames });
    expect(strictestInForce(entries, start)?.windowId).toBe('demo.E');
  });

  it('enforces nothing that the edge could not read', () => {
    const entries = entriesOf(site(readOnly, full));
    expect(strictestInForce({ ...entries, 'demo/F': '1\nother format' }, start + 60)?.windowId).toBe('demo.R');
    expect(strictestInForce({ ...entries, 'shop.example.com': 'broken' }, start + 60)).toBeUndefined();
    expect(strictestInForce({}, start)).toBeUndefined();
  });

  it('enforces nothing where the edge stops at an interval that it cannot read', () => {
    const early = interval({ windowId: 'demo.E', startsAt: start });
    const later = interval({ windowId: 'demo.L', startsAt: start + 60 });
    const without = (entries: StoredEntries) =>
      Object.fromEntries(Object.entries(entries).filter(([key]) => key !== 'demo/E'));
    expect(strictestInForce(without(entriesOf(site(early, later))), start + 60)).toBeUndefined();
    const shop = { ...early, paths: ['/shop'] };
    expect(strictestInForce(without(entriesOf(site(shop, later))), start + 60)?.windowId).toBe('demo.L');
    const cart = { ...later, paths: ['/shop/cart'] };
    expect(strictestInForce(without(entriesOf(site(shop, cart))), start + 60)).toBeUndefined();
  });

  it('names its windows, not their texts or the keys of links', () => {
    const texts = interval({ windowId: 'demo.T', messages: { fr: 'Fermé' } });
    const bypass = { cidrs: [], linkKeys: [{ id: '1', secret: 's'.repeat(43) }] };
    const entries = entriesOf({ ...site(texts, full), bypass });
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['demo/links', 'demo/T/fr']));
    expect(armedWindows('demo', entries)).toEqual(new Set(['demo.T', 'demo.F']));
    expect(armedWindows('dem', entries)).toEqual(new Set());
  });
});
