import { edgeOverflow, encodeSite } from '../../../edge/document/encode';
import { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import { end, interval, site, start } from '../function/fixtures';

const detailKey = 'demo/01K0000000000000000000000A';

const entryOf = (entries: { key: string; value: string }[], key: string) =>
  entries.find((entry) => entry.key === key)?.value;

describe('the entries of a site', () => {
  it('begin with the second before which nothing happens', () => {
    const later = interval({ windowId: 'demo.B', mode: 'read-only', startsAt: end, endsAt: end + 60 });
    const value = entryOf(encodeSite(site(later, interval()), start - 60), 'shop.example.com');
    const rows = `[0,${start},${end},"01K0000000000000000000000A"],[2,${end},${end + 60},"B"]`;
    expect(value).toBe(`${start} ["demo",7,${rows}]`);
  });

  it('say never when nothing is scheduled', () => {
    expect(encodeSite(site(), start)).toEqual([{ key: 'shop.example.com', value: '9999999999 ["demo",7]' }]);
  });

  it('leave out what is over, and only that', () => {
    expect(encodeSite(site(interval()), end - 1)).toHaveLength(2);
    expect(encodeSite(site(interval()), end)).toEqual([{ key: 'shop.example.com', value: '9999999999 ["demo",7]' }]);
  });

  it('put the earlier interval first whatever the order of arrival', () => {
    const full = interval({ windowId: 'demo.B', startsAt: start - 60 });
    const value = entryOf(encodeSite(site(interval({ mode: 'read-only' }), full), start), 'shop.example.com');
    expect(value?.match(/\[\d/g)).toEqual(['[0', '[2']);
    expect(value).toMatch(new RegExp(`^${start - 60} `));
  });

  it('give a hostname only the intervals whose plan names it, in any case', () => {
    const given = {
      ...site(interval({ hostnames: ['SHOP.example.com'] })),
      hostnames: ['Shop.Example.com', 'b.example'],
    };
    const entries = encodeSite(given, start);
    expect(entryOf(entries, 'shop.example.com')).toContain(`,[0,${start},`);
    expect(entryOf(entries, 'b.example')).toBe('9999999999 ["demo",7]');
  });

  it('write scopes and exemptions the way the edge compares them', () => {
    const given = interval({
      paths: ['/Shop/', '/my files', '/a/../b'],
      exemptions: ['/Health', 'post  /login/', '/robots.txt'],
    });
    const entries = encodeSite(site(given), start);
    expect(entryOf(entries, 'shop.example.com')).toContain(',["/shop/","/my%20files/","/a/../b/"]]');
    expect(entryOf(entries, 'demo/01K0000000000000000000000A')).toMatch(
      /^2\n\/Health\/ POST\/login\/ \/robots.txt\/\n/,
    );
  });

  it('write prefixes that suffixes may follow without the slash at their end', () => {
    const given = interval({ paths: ['/Shop/', '/my files', '/a:b'], pathMatch: 'segments-and-suffixes' });
    const value = entryOf(encodeSite(site(given), start), 'shop.example.com');
    expect(value).toContain(',["/shop","/my%20files","/a:b","%"]]');
  });

  it('give the keys of links an entry of their own, as long as the site has room for it', () => {
    const bypass = { cidrs: [], linkKeys: [{ id: 'k1', secret: 'K'.repeat(43) }] };
    const keys = { key: 'demo/links', value: `2${'\n'.repeat(12)}k1:${'K'.repeat(43)}` };
    expect(encodeSite({ ...site(), bypass }, start)).toContainEqual(keys);
    expect(encodeSite({ ...site(), bypass: { cidrs: ['192.0.2.1'], linkKeys: [] } }, start)).toHaveLength(1);
    const hostnames = Array.from({ length: 24 }, (_, index) => `h${index}.example.com`);
    const spread = Array.from({ length: 26 }, (_, index) =>
      interval({ windowId: `demo.${index}`, hostnames: [hostnames[index % 24] ?? ''] }),
    );
    const full = encodeSite({ ...site(...spread), hostnames, bypass }, start);
    expect(full).toHaveLength(50);
    expect(full).not.toContainEqual(keys);
  });

  it('say the longest wait on a line of its own, and only where the site says it', () => {
    const lines = entryOf(encodeSite({ ...site(interval()), retryAfterMaximumSeconds: 600 }, start), detailKey)?.split(
      '\n',
    );
    expect(lines?.slice(10)).toEqual(['', '', '', '', '600']);
    expect(entryOf(encodeSite(site(interval()), start), detailKey)?.split('\n')).toHaveLength(10);
  });

  it('cover everything when a scope is the root', () => {
    const entries = encodeSite(site(interval({ paths: ['/shop', '/'] })), start);
    expect(entryOf(entries, 'shop.example.com')).toMatch(/0A"\]\]$/);
  });

  it('hold the message for JSON only where HTML writes it differently', () => {
    const detail = (message: string) =>
      entryOf(encodeSite(site(interval({ message })), start), 'demo/01K0000000000000000000000A')
        ?.split('\n')
        .slice(2, 4);
    expect(detail('  Back soon – ☕ ')).toEqual(['Back soon – ☕', '']);
    expect(detail('R&D "x"\n\ud800')).toEqual(['R&amp;D &quot;x&quot;<br>\ufffd', 'R&D \\"x\\"\\n\ufffd']);
  });
});

describe('the capacity of the edge', () => {
  const windows = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      interval({ windowId: `demo.01K00000000000000000000${100 + index}`, startsAt: start + index }),
    );

  it('holds fifteen windows without scopes on one hostname', () => {
    expect(edgeOverflow(site(...windows(15)), start)).toBeUndefined();
  });

  it('names the entry, its size and the limit when there is one too many', () => {
    const overflow = edgeOverflow(site(...windows(16)), start);
    expect(overflow).toMatchObject({ name: 'EdgeCapacityError', key: 'shop.example.com', limit: 900 });
    expect(overflow?.size).toBeGreaterThan(900);
    expect(() => encodeSite(site(...windows(16)), start)).toThrow(EdgeCapacityError);
  });

  const withMessage = (length: number) => site(interval({ message: 'x'.repeat(length), exemptions: ['/health'] }));
  const words =
    '\nDown for maintenance\nThis page reloads by itself.\n<time id="t" datetime="2026-11-22T15:00:00Z">2026-11-22 15:00 UTC</time>\n"type":"about:blank","title":"Service Unavailable","status":503,"code":"maintenance","mode":"full","endsAt":"2026-11-22T15:00:00Z"';
  const room = 900 - `${detailKey}2\n/health/\n\n\n\n${words}`.length;

  it('holds the message in the detail as long as it fits, in bytes', () => {
    const [detail, next] = encodeSite(withMessage(room), start);
    expect(`${detail?.key}${detail?.value}`).toHaveLength(900);
    expect(next?.key).toBe('shop.example.com');
  });

  it('gives a longer message an entry of its own, up to 900 bytes', () => {
    const [detail, text] = encodeSite(withMessage(room + 1), start);
    expect(detail).toEqual({ key: detailKey, value: `2\n/health/\n\n\n\nund${words}` });
    expect(text).toEqual({ key: `${detailKey}/und`, value: `2\n${'x'.repeat(room + 1)}\n` });
    expect(edgeOverflow(withMessage(900), start)).toMatchObject({ key: `${detailKey}/und`, limit: 900 });
  });

  it('gives every language an entry of its own', () => {
    const given = interval({ message: 'Soon', messages: { fr: 'À bientôt', 'PT-BR': '<Já>' } });
    expect(encodeSite(site(given), start).slice(0, 3)).toEqual([
      { key: detailKey, value: `2\n\nSoon\n\n\nfr pt-br${words}` },
      { key: `${detailKey}/fr`, value: '2\nÀ bientôt\n' },
      { key: `${detailKey}/pt-br`, value: '2\n&lt;Já&gt;\n<Já>' },
    ]);
  });

  it('holds thirty ranges, two keys and a header beside exemptions', () => {
    const four = Array.from({ length: 15 }, (_, index) => `203.0.${index}.0/24`);
    const six = Array.from({ length: 15 }, (_, index) => `2001:db8:${index}::/48`);
    const key = { id: 'k1', secret: 'K'.repeat(43) };
    const bypass = { cidrs: [...four, ...six], linkKeys: [key, { ...key, id: 'k0' }], headerHash: 'f'.repeat(64) };
    const exemptions = ['/health', '/robots.txt', '/.well-known/acme-challenge/', '/admin'];
    expect(
      edgeOverflow({ ...site(interval({ exemptions, message: 'x'.repeat(280) })), bypass }, start),
    ).toBeUndefined();
  });

  it('fits when what is too much is over', () => {
    expect(edgeOverflow(site(...windows(16)), end)).toBeUndefined();
  });

  it('takes no more entries than one update can write', () => {
    const hostnames = Array.from({ length: 24 }, (_, index) => `h${index}.example.com`);
    const spread = windows(27).map((each, index) => ({ ...each, hostnames: [hostnames[index % 24] ?? ''] }));
    const overflow = edgeOverflow({ ...site(...spread), hostnames }, start);
    expect(overflow).toMatchObject({ key: 'demo', size: 51, limit: 50 });
  });
});
