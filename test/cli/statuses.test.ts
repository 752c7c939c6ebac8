import { Answered } from './answered';

const api = new Answered();

describe('the statuses of all sites', () => {
  const status = (siteId: string, more: object = {}) => ({
    siteId,
    mode: 'open',
    requests: 0,
    revision: 2,
    publishedRevision: 2,
    published: true,
    ...more,
  });

  it('are a table of what each is now, in the order of the API', async () => {
    const nextBoundary = { windowId: 'shop.1', boundary: 'end', at: '2026-11-26T11:00:00Z', mode: 'full' };
    const behind = { published: false, publishedRevision: 1, notPublishedReason: 'refused-by-store' };
    const items = [
      status('media', behind),
      status('shop', { mode: 'full', nextBoundary, requests: 2 }),
      status('account'),
    ];
    api.answers = {
      'GET /v1/statuses?limit=50': { items, cursor: 'more' },
      'GET /v1/statuses?limit=47&cursor=more': { items: [] },
    };
    const { exitCode, out, err } = await api.run('site', 'status');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      'SITE     MODE  NEXT (UTC)            REQUESTS',
      'media    open  -                     -',
      '  edge not up to date: refused-by-store',
      'shop     full  end 2026-11-26 11:00  2',
      'account  open  -                     -',
      '',
    ]);
  });

  it.each([
    [['--at', '10:00'], /--at needs a site/],
    [['shop', '--all'], /leave out the site/],
    [['shop', '--limit', '3'], /leave out the site/],
  ])('are not asked for with %p', async (options, reason) => {
    expect(await api.run('site', 'status', ...options)).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(reason),
    });
    expect(api.asked).toEqual([]);
  });
});
