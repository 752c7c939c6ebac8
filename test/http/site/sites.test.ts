import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const site = (change: object = {}) => ({ siteId: 'blog', hostnames: ['Blog.Example'], ...change });
const create = (body: object = site()) => service.api('POST /v1/sites', { as: 'admin', body });

describe('sites', () => {
  it('are created with defaults, shown with an ETag, and listed', async () => {
    const created = await create();
    expect(created).toMatchObject({ status: 201, headers: { location: '/v1/sites/blog', etag: '"1"' } });
    expect(created.json).toMatchObject({
      hostnames: ['blog.example'],
      timeZone: 'UTC',
      policy: { approvalsRequired: 1, leadTimeSeconds: 120 },
    });
    const shown = await service.api('GET /v1/sites/{siteId}', { path: { siteId: 'blog' } });
    expect([shown.json, shown.headers.etag]).toEqual([created.json, '"1"']);
    const { json } = await service.api('GET /v1/sites');
    expect(json.items).toMatchObject([{ siteId: 'blog' }, { siteId: 'shop' }]);
  });

  it('are changed and deleted on the version seen', async () => {
    await create();
    const path = { siteId: 'blog' };
    const body = { hostnames: ['blog.example', 'news.example'] };
    const put = (etag: string) =>
      service.api('PUT /v1/sites/{siteId}', { as: 'admin', path, body, headers: { 'if-match': etag } });
    expect((await put('"9"')).status).toBe(412);
    expect(await put('"1"')).toMatchObject({ status: 200, json: { hostnames: body.hostnames, version: 2 } });
    const drop = (etag: string) =>
      service.api('DELETE /v1/sites/{siteId}', { as: 'admin', path, headers: { 'if-match': etag } });
    expect((await drop('"1"')).status).toBe(412);
    expect((await drop('"2"')).status).toBe(204);
    expect((await service.api('GET /v1/sites/{siteId}', { path })).status).toBe(404);
  });

  it.each([
    ['a scheme', { hostnames: ['https://blog.example'] }, /hostnames.0 must be a hostname/],
    ['a port', { hostnames: ['blog.example:443'] }, /hostnames.0 must be a hostname/],
    ['a wildcard inside', { hostnames: ['a.*.example'] }, /only its first label may be \*/],
    ['none', { hostnames: [] }, /hostnames must have at least 1 element/],
    ['one twice', { hostnames: ['blog.example', 'BLOG.example'] }, /hostnames must not repeat/],
    ['an overlong one', { hostnames: [`${'a.'.repeat(130)}example`] }, /hostnames.0 must have at most 253/],
    ['a policy of 11 approvals', { policy: { approvalsRequired: 11 } }, /policy.approvalsRequired must be at most 10/],
    ['an unknown rule', { policy: { colour: 1 } }, /policy.colour is not a known field/],
    ['an unknown method', { allowedMethods: ['BREW'] }, /allowedMethods.0 must be one of: GET, HEAD/],
    ['no method', { allowedMethods: [] }, /allowedMethods must have at least 1 element/],
    ['an origin with a path', { corsOrigins: ['https://a.example/'] }, /corsOrigins.0 must be an origin/],
    ['an origin that is none', { corsOrigins: ['https://[a'] }, /^corsOrigins.0 must be an origin/],
    ['any origin and one', { corsOrigins: ['*', 'https://a.example'] }, /^corsOrigins must be \* alone/],
    ['an unknown path match', { pathMatch: 'letters' }, /pathMatch must be one of: segments, segments-and-suffixes/],
    ['a wait of a second', { retryAfterMaximumSeconds: 1 }, /retryAfterMaximumSeconds must be at least 60/],
    ['a range that is none', { bypass: { cidrs: ['office'] } }, /bypass.cidrs.0 must be a CIDR/],
    ['a host behind a prefix', { bypass: { cidrs: ['203.0.113.7/24'] } }, /must be 0 behind the prefix/],
    [
      'a range of the whole world',
      { bypass: { cidrs: ['::/0'] } },
      /^bypass.cidrs.0 must have a prefix from 16 to 128/,
    ],
    ['a colour by its name', { branding: { accentColor: 'red' } }, /branding.accentColor must be a colour as #rrggbb/],
    ['a logo to be run', { branding: { logo: 'javascript:alert(1)' } }, /branding.logo must be an image as data:/],
    [
      'a logo by an open line, for one reason',
      { branding: { logo: 'http://cdn.example/logo.svg' } },
      /^branding.logo must be an image as data:[^;]*;base64[^;]*https:\/\/\.$/,
    ],
    ['a slogan', { branding: { slogan: 'Buy' } }, /branding.slogan is not a known field/],
    ['a secret', { bypass: { linkKeys: [] } }, /bypass.linkKeys is not a known field/],
    ['an odd exemption', { exemptions: ['/a/../b'] }, /exemptions.0 must not contain '.' or '..'/],
  ])('are refused with hostnames or settings such as %s', async (_name, change, detail) => {
    const before = await service.dump();
    const answer = await create(site(change));
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringMatching(detail)]);
    expect(await service.dump()).toEqual(before);
  });

  it('say who passes and what, and go back to the defaults with what is left out', async () => {
    const visitors = {
      allowedMethods: ['GET', 'POST'],
      corsOrigins: ['https://app.example'],
      bypass: { cidrs: ['2001:db8::/32'] },
      pathMatch: 'segments-and-suffixes',
      retryAfterMaximumSeconds: 60,
      branding: { name: 'Blog & Co', logo: 'https://cdn.example/logo.svg', accentColor: '#0f766e' },
    };
    expect((await create(site(visitors))).json).toMatchObject(visitors);
    const path = { siteId: 'blog' };
    const body = { hostnames: ['blog.example'] };
    expect((await service.api('PUT /v1/sites/{siteId}', { as: 'admin', path, body })).json).toMatchObject({
      allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      corsOrigins: [],
      bypass: { cidrs: [] },
      pathMatch: 'segments',
      retryAfterMaximumSeconds: 300,
      branding: {},
    });
  });

  it('are listed by what their ids begin with', async () => {
    await create({ siteId: 'blog', hostnames: ['blog.example'] });
    const listed = (prefix: string) => service.api('GET /v1/sites', { as: 'viewer', query: { prefix } });
    const ids = ({ json }: Awaited<ReturnType<typeof listed>>) =>
      (json.items as { siteId: string }[]).map(({ siteId }) => siteId);

    expect(ids(await listed('b'))).toEqual(['blog']);
    expect(ids(await listed('blogs'))).toEqual([]);
    expect(await listed('B%')).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it('are listed where their newest revision could not be published, of those that still exist', async () => {
    await create();
    const setAside = { revision: 1, reason: 'too-large', at: 1 } as const;
    const put = ['blog', 'gone'].map((siteId) => ({
      kind: 'edge' as const,
      value: { siteId, publishedRevision: 0, publishedAt: 0, hostnames: [], setAside, version: 1 },
    }));
    expect(await service.store.commit({ put })).toBe('committed');
    const listed = (query: object) =>
      service.api('GET /v1/sites', { as: 'viewer', query: { publishing: 'failed', ...query } });

    const { json } = await listed({});
    expect(json).toEqual({ items: [(await service.api('GET /v1/sites/{siteId}', { path: { siteId: 'blog' } })).json] });
    expect((await listed({ prefix: 's' })).json).toEqual({ items: [] });
    expect(await listed({ publishing: 'done' })).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it('are refused with a wildcard that the gate would not look up', async () => {
    expect(await create(site({ hostnames: ['*.blog.example'] }))).toMatchObject({
      status: 422,
      json: { code: 'wildcards-off', hostnames: ['*.blog.example'] },
    });
  });

  it('are refused with a hostname of another site', async () => {
    expect(await create(site({ hostnames: ['shop.example'] }))).toMatchObject({
      status: 409,
      json: { code: 'hostname-taken' },
    });
  });
});

describe('the status of a site', () => {
  const status = async (query: Record<string, string> = {}) =>
    (await service.api('GET /v1/sites/{siteId}/status', { path: { siteId: 'shop' }, query })).json;

  /** Any change that is published at once publishes what was approved before, too. */
  const publishAll = () =>
    service.api('PUT /v1/sites/{siteId}/bypass-header', { as: 'admin', path: { siteId: 'shop' } });

  it('is open with nothing planned', async () => {
    expect(await status()).toEqual({
      siteId: 'shop',
      at: at(service.now),
      basis: 'edge',
      mode: 'open',
      windows: [],
      revision: 1,
      requests: 0,
      auditSeq: 1,
      breakGlass: { allowed: true, suspended: false, unratified: [] },
      publishedRevision: 0,
      published: false,
      notPublishedReason: 'under-way',
    });
  });

  it('tells mode, window, next boundary and revisions at a time', async () => {
    const windowId = String((await service.request()).json.windowId);
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
    const window = {
      windowId,
      mode: 'full',
      startsAt: at(service.now + hour),
      endsAt: at(service.now + 2 * hour),
      hostnames: ['shop.example'],
      paths: [],
    };
    const told = {
      siteId: 'shop',
      at: window.startsAt,
      basis: 'edge',
      windows: [{ ...window, armed: false }],
      nextBoundary: { at: window.endsAt, boundary: 'end', windowId, mode: 'full' },
      breakGlass: { allowed: true, suspended: false, unratified: [] },
      requests: 0,
      auditSeq: 3,
    };
    expect(await status({ at: at(service.now + hour) })).toEqual({
      ...told,
      mode: 'open',
      plannedMode: 'full',
      revision: 2,
      publishedRevision: 0,
      published: false,
      notPublishedReason: 'under-way',
    });
    await publishAll();
    expect(await status({ at: at(service.now + hour) })).toEqual({
      ...told,
      auditSeq: 4,
      windows: [{ ...window, armed: true }],
      mode: 'full',
      window,
      revision: 3,
      publishedRevision: 3,
      published: true,
      expectedEnforcedBy: at(service.now + 30),
    });
  });

  it('tells of a window that is far ahead when the edge will have it', async () => {
    const day = 24 * hour;
    const approvedIn = async (days: number) => {
      const times = { startsAt: at(service.now + days * day), endsAt: at(service.now + days * day + hour) };
      const windowId = String((await service.request(times)).json.windowId);
      await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
      return (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json;
    };
    expect(await approvedIn(2)).not.toHaveProperty('armsAt');
    expect(await approvedIn(20)).toMatchObject({ armsAt: at(service.now + 13 * day) });
  });

  it('says by when a fresh publish is everywhere', async () => {
    const windowId = String((await service.request()).json.windowId);
    await service.api('POST /v1/windows/{windowId}/cancel', { path: { windowId } });
    expect(await status()).toMatchObject({
      publishedRevision: 1,
      published: true,
      expectedEnforcedBy: at(service.now + 30),
    });
  });
});
