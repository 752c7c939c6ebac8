import { ownsEntry, siteChanges, storedRevision } from '../../../edge/document/changes';
import { encodeSite } from '../../../edge/document/encode';
import { end, interval, site, start } from '../function/fixtures';

const other = { ...site(interval({ windowId: 'demo-two.A' })), siteId: 'demo-two', hostnames: ['other.example.com'] };
const foreign = encodeSite(other, start);

describe('the changes a publish makes', () => {
  it('are all entries into an empty store', () => {
    const changes = siteChanges(site(interval()), start, foreign);
    expect(changes).toEqual({ puts: encodeSite(site(interval()), start), deletes: [] });
  });

  it('are none when the store is as wanted', () => {
    const stored = [...foreign, ...encodeSite(site(interval()), start)];
    expect(siteChanges(site(interval()), start, stored)).toEqual({ puts: [], deletes: [] });
  });

  it('remove hostnames and windows that are gone, and nothing of another site', () => {
    const stored = [...foreign, ...encodeSite(site(interval()), start)];
    const gone = { ...site(), hostnames: [] };
    expect(siteChanges(gone, start, stored)).toEqual({
      puts: [],
      deletes: ['demo/01K0000000000000000000000A', 'shop.example.com'],
    });
  });

  it('remove what is over', () => {
    const stored = encodeSite(site(interval()), start);
    expect(siteChanges(site(interval()), end, stored).deletes).toEqual(['demo/01K0000000000000000000000A']);
  });

  it('rewrite an entry somebody else damaged', () => {
    const stored = [{ key: 'shop.example.com', value: 'damaged' }];
    expect(siteChanges(site(), start, stored).puts).toEqual(encodeSite(site(), start));
  });
});

describe('a stored entry', () => {
  it('belongs to the site it names', () => {
    expect(foreign.map((entry) => ownsEntry('demo-two', entry))).toEqual([true, true]);
    expect(foreign.map((entry) => ownsEntry('demo', entry))).toEqual([false, false]);
  });

  it('tells the newest revision of its site', () => {
    const two = { ...site(), hostnames: ['a.example.com', 'b.example.com'] };
    const stored = [...encodeSite(two, start).slice(0, 1), ...encodeSite({ ...two, revision: 9 }, start).slice(1)];
    expect(storedRevision('demo', [...stored, ...foreign])).toBe(9);
    expect(storedRevision('nobody', stored)).toBeUndefined();
  });
});
