import { Answered } from './answered';
import { windowOf } from './window';

const api = new Answered();

describe('the proposals of all sites', () => {
  const proposal = (siteId: string, number: number) => ({
    proposalId: `${siteId}.${number}`,
    kind: 'policy',
    status: 'requested',
    requestedAt: '2026-11-26T11:00:00Z',
    reason: 'x',
  });
  const sites = (...ids: string[]) => ids.map((siteId) => ({ siteId }));

  beforeEach(() => {
    api.answers = {
      'GET /v1/sites?limit=100': { items: sites('a', 'b'), cursor: 'more' },
      'GET /v1/sites?limit=100&cursor=more': { items: sites('c') },
      'GET /v1/sites/a/proposals?limit=50': { items: [proposal('a', 1)], cursor: 'a2' },
      'GET /v1/sites/a/proposals?limit=49&cursor=a2': { items: [proposal('a', 2)] },
      'GET /v1/sites/b/proposals?limit=48': { items: [] },
      'GET /v1/sites/c/proposals?limit=48': { items: [proposal('c', 3)] },
      'GET /v1/sites/a/proposals?limit=1': { items: [proposal('a', 1)], cursor: 'a2' },
      'GET /v1/sites/a/proposals?kind=template&limit=50': { items: [] },
      'GET /v1/sites/b/proposals?kind=template&limit=50': { items: [] },
      'GET /v1/sites/c/proposals?kind=template&limit=50': { items: [] },
    };
  });

  it('are read site by site', async () => {
    const { exitCode, out, err } = await api.run('proposal', 'list', '--output', 'json');
    const { items, cursor } = JSON.parse(out);
    expect({ exitCode, err, cursor }).toEqual({ exitCode: 0, err: '', cursor: undefined });
    expect(items.map(({ proposalId }: { proposalId: string }) => proposalId)).toEqual(['a.1', 'a.2', 'c.3']);
  });

  it('are read no further than was asked for, and that is said', async () => {
    const { err } = await api.run('proposal', 'list', '--limit', '1');
    expect(api.asked).toEqual(['GET /v1/sites?limit=100', 'GET /v1/sites/a/proposals?limit=1']);
    expect(err).toBe('There may be more: --all shows them, or a higher --limit than 1.\n');
  });

  it('may be none', async () => {
    expect((await api.run('template', 'list')).err).toBe('There are no such templates.\n');
  });
});

describe('questions', () => {
  const question = (kind: string, subjectId: string, you?: object) => ({
    ...{ kind, subjectId, you, siteId: 'shop', decideBy: '2026-11-27T01:00:00Z', required: 2, given: 1, rejections: 1 },
    ...{ reason: 'Upgrade', requestedBy: { principal: 'p', personId: 'rita' } },
  });

  it('are shown with how whoever looks stands to them, and what to do next', async () => {
    const items = [
      question('request', 'shop.1', { mayAnswer: false, vote: 'approve' }),
      question('emergency', 'shop.2', { mayAnswer: true }),
      question('template', 'shop.3'),
    ];
    api.answers = { 'GET /v1/questions?limit=50': { items } };
    const { out, err } = await api.run('questions');
    expect(out).toBe(`QUESTION ABOUT  KIND       DECIDE BY (UTC)   YOU
shop.1          request    2026-11-27 01:00  approve
  1 of 2, 1 against, asked by rita: Upgrade
shop.2          emergency  2026-11-27 01:00  asked
  1 of 2, 1 against, asked by rita: Upgrade
shop.3          template   2026-11-27 01:00  -
  1 of 2, 1 against, asked by rita: Upgrade
`);
    expect(err).toBe('Read and answer the first that asks you with: quiesce ratify shop.2\n');
  });

  it.each([
    ['--mine', 'true', 'Nothing waits for your vote.'],
    ['--voted', 'voted', 'You have voted on nothing that is open.'],
  ])('are those of whoever looks: %s', async (option, mine, none) => {
    api.answers = { [`GET /v1/questions?mine=${mine}&limit=50`]: { items: [] } };
    expect(await api.run('questions', option)).toEqual({ exitCode: 0, out: '', err: `${none}\n` });
  });

  it('are the answer of the API in JSON', async () => {
    api.answers = { 'GET /v1/questions?limit=50': { items: [question('request', 'shop.1')] } };
    expect(JSON.parse((await api.run('questions', '--output', 'json')).out)).toEqual(
      api.answers['GET /v1/questions?limit=50'],
    );
  });
});

describe('windows', () => {
  // The clock of these tests stands at 2026-11-26T12:00:00Z.
  const active = windowOf({ windowId: 'shop.active', status: 'active' });
  const next = windowOf({ windowId: 'shop.approved', status: 'approved' });
  const idsIn = (out: string) => [...out.matchAll(/^shop\.\w+/gm)].map(([id]) => id);

  it('begin with those in force, whenever they began, and go on with those that start next', async () => {
    api.answers = {
      'GET /v1/windows?status=active&limit=50': { items: [active] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [active, next] },
    };
    const { out, err } = await api.run('window', 'list');
    expect({ ids: idsIn(out), err }).toEqual({ ids: ['shop.active', 'shop.approved'], err: '' });
    expect(api.asked).toEqual(Object.keys(api.answers));
    const { items } = JSON.parse((await api.run('window', 'list', '--output', 'json')).out);
    expect(items).toEqual([active, next]);
  });

  it('have a window whose start was not recorded, and one that begins between the answers, but none that is over', async () => {
    const times = { startsAt: '2026-11-26T11:40:00Z', endsAt: '2026-11-26T12:20:00Z' };
    const lost = windowOf({ ...times, windowId: 'shop.lost', status: 'approved' });
    const begun = windowOf({ ...times, windowId: 'shop.begun', status: 'active' });
    const over = windowOf({ ...times, windowId: 'shop.over', status: 'completed' });
    api.answers = {
      'GET /v1/windows?status=active&limit=50': { items: [active] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [active, lost, begun, over] },
    };
    expect(idsIn((await api.run('window', 'list')).out)).toEqual(['shop.active', 'shop.lost', 'shop.begun']);
  });

  it('are as many as were asked for, however many were over within the hour', async () => {
    const over = windowOf({ windowId: 'shop.over', status: 'completed', startsAt: '2026-11-26T11:40:00Z' });
    const first = 'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100';
    const second = { ...next, windowId: 'shop.second' };
    api.answers = {
      'GET /v1/windows?status=active&limit=1': { items: [] },
      [first]: { items: [over, over], cursor: 'more' },
      [`${first}&cursor=more`]: { items: [over, next, second] },
    };
    const { out, err } = await api.run('window', 'list', '--limit', '1');
    expect(idsIn(out)).toEqual(['shop.approved']);
    expect(err).toContain('There may be more');
  });

  it('that are past have none that the edge still enforces', async () => {
    const lost = windowOf({ windowId: 'shop.lost', status: 'approved', endsAt: '2026-11-26T12:20:00Z' });
    api.answers = { 'GET /v1/windows?to=2026-11-26T12%3A00%3A00Z&order=newest&limit=50': { items: [active, lost] } };
    expect((await api.run('window', 'list', '--past')).err).toBe('There are no such windows.\n');
  });

  it('say where more of them are, and where the past ones are when there is nothing', async () => {
    api.answers = { 'GET /v1/windows?status=active&limit=1': { items: [active], cursor: 'more' } };
    expect((await api.run('window', 'list', '--limit', '1')).err).toBe(
      'There may be more: a higher --limit than 1 shows them.\n',
    );
    expect(api.asked).toEqual(Object.keys(api.answers));
    api.answers = {
      'GET /v1/windows?status=active&limit=50': { items: [] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [] },
    };
    expect((await api.run('window', 'list')).err).toBe('Nothing is planned. Past windows: --past\n');
  });

  it('are refused where nothing can be both past and in force', async () => {
    const { exitCode, err } = await api.run('window', 'list', '--past', '--status', 'active');
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'quiesce: What is active is not past: leave out --past or --status active.\n',
    });
    expect(api.asked).toEqual([]);
  });

  it.each([
    [['--past'], 'GET /v1/windows?to=2026-11-26T12%3A00%3A00Z&order=newest&limit=50'],
    [
      ['--past', '--status', 'cancelled'],
      'GET /v1/windows?status=cancelled&to=2026-11-26T12%3A00%3A00Z&order=newest&limit=50',
    ],
    [['--all'], 'GET /v1/windows?limit=100'],
    [['--status', 'requested'], 'GET /v1/windows?status=requested&limit=50'],
    [['--from', 'now'], 'GET /v1/windows?from=2026-11-26T12%3A00%3A00Z&limit=50'],
  ])('are one list of the API where somebody asks for others: %j', async (argv, key) => {
    api.answers = { [key]: { items: [windowOf({ windowId: 'shop.over', status: 'completed' })] } };
    expect(idsIn((await api.run('window', 'list', ...argv)).out)).toEqual(['shop.over']);
    expect(api.asked).toEqual([key]);
  });
});

describe('what the edge does with a request', () => {
  const key = 'GET /v1/explain?url=https%3A%2F%2Fshop.example.com%2F';
  const verdict = { at: '2026-11-26T12:00:00Z', basis: 'edge', rule: 'refuse', mode: 'full', siteId: 'shop' };

  it.each([
    [{}, 'refused with 503'],
    [{ mode: 'testers-only' }, 'refused with 503'],
    [{ mode: 'read-only' }, 'refused with 403'],
    [{ rule: 'no-schedule', mode: 'open' }, 'passes: the edge has no windows for this host'],
    [{ rule: 'no-schedule', mode: 'open', siteId: undefined }, 'passes: no site has this host.'],
  ])('names the status, and says that no site has a host: %j', async (more, said) => {
    api.answers = { [key]: { ...verdict, ...more } };
    expect((await api.run('site', 'explain', 'https://shop.example.com/')).out).toContain(said);
  });
});
