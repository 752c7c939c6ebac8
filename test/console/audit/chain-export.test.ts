import { createApi } from '../../../console/api/client';
import { ChainExport, fileName } from '../../../console/pages/audit/chain-export';

const pages = new Map([
  [null, { text: '{"seq":1}\n{"seq":2}\n', next: 2 }],
  ['2', { text: '{"seq":3}\n', next: 3 }],
  ['3', { text: '{"seq":4}\n', next: undefined }],
]);

/** A chain in three parts. @param failing how often the part after entry 2 fails first */
function chainOf(failing = 0) {
  let left = failing;
  const asked: (string | null)[] = [];
  const api = createApi({
    baseUrl: 'https://console.example.com/api',
    token: async () => 'token',
    newKey: () => 'key',
    fetch: async ({ url }) => {
      const query = new URL(url).searchParams;
      const after = query.get('after');
      asked.push(after);
      if (after === '2' && left-- > 0) return Response.json({ message: 'x' }, { status: 503 });
      const page = pages.get(after);
      if (query.get('siteId') !== 'shop' || !page) return new Response('', { status: 200 });
      const link = `</v1/audit/export?siteId=shop&after=${page.next}>; rel="next"`;
      return new Response(page.text, { headers: page.next === undefined ? {} : { link } });
    },
  });
  return { api, asked };
}

const whole = '{"seq":1}\n{"seq":2}\n{"seq":3}\n{"seq":4}\n';

describe('an export of a chain', () => {
  it('is all parts in one file, and tells how far it is', async () => {
    const { api } = chainOf();
    const told: number[] = [];
    const blob = await new ChainExport('shop').run(api, new AbortController().signal, (entries) => told.push(entries));
    expect([await blob.text(), told]).toEqual([whole, [2, 3, 4]]);
  });

  it('goes on after a failure where it stopped', async () => {
    const { api, asked } = chainOf(1);
    const chain = new ChainExport('shop');
    const { signal } = new AbortController();
    await expect(chain.run(api, signal, () => {})).rejects.toMatchObject({ status: 503 });
    expect(chain.entries).toBe(2);
    expect(await (await chain.run(api, signal, () => {})).text()).toBe(whole);
    expect(asked).toEqual([null, '2', '2', '3']);
  });

  it('stops when it is cancelled', async () => {
    const { api, asked } = chainOf();
    const controller = new AbortController();
    const run = new ChainExport('shop').run(api, controller.signal, () => controller.abort());
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked.length).toBeLessThan(3);
  });

  it('of an empty chain is an empty file', async () => {
    const { api } = chainOf();
    const blob = await new ChainExport(undefined).run(api, new AbortController().signal, () => {});
    expect([blob.size, fileName(undefined, 0), fileName('shop', Date.parse('2026-11-27T23:00:00Z'))]).toEqual([
      0,
      'quiesce-audit-directory-1970-01-01.jsonl',
      'quiesce-audit-shop-2026-11-27.jsonl',
    ]);
  });
});
