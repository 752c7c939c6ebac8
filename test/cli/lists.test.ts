import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const keys = useKeys();
const fake = new FakeAdminApi();
let url: string;
let asked: string[];
let answers: Record<string, object>;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  asked = [];
  fake.interfere = (key) => {
    asked.push(key);
    return [200, answers[key] ?? {}];
  };
});

async function run(...argv: readonly string[]) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url } });
  return { exitCode: await main(argv, io), out: io.stdout.text, err: io.stderr.text };
}

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
    answers = {
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
    const { exitCode, out, err } = await run('proposal', 'list', '--output', 'json');
    const { items, cursor } = JSON.parse(out);
    expect({ exitCode, err, cursor }).toEqual({ exitCode: 0, err: '', cursor: undefined });
    expect(items.map(({ proposalId }: { proposalId: string }) => proposalId)).toEqual(['a.1', 'a.2', 'c.3']);
  });

  it('are read no further than was asked for, and that is said', async () => {
    const { err } = await run('proposal', 'list', '--limit', '1');
    expect(asked).toEqual(['GET /v1/sites?limit=100', 'GET /v1/sites/a/proposals?limit=1']);
    expect(err).toBe('There may be more: --all shows them, or a higher --limit than 1.\n');
  });

  it('may be none', async () => {
    expect((await run('template', 'list')).err).toBe('There are no such templates.\n');
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
    answers = { 'GET /v1/questions?limit=50': { items } };
    const { out, err } = await run('questions');
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
    answers = { [`GET /v1/questions?mine=${mine}&limit=50`]: { items: [] } };
    expect(await run('questions', option)).toEqual({ exitCode: 0, out: '', err: `${none}\n` });
  });

  it('are the answer of the API in JSON', async () => {
    answers = { 'GET /v1/questions?limit=50': { items: [question('request', 'shop.1')] } };
    expect(JSON.parse((await run('questions', '--output', 'json')).out)).toEqual(answers['GET /v1/questions?limit=50']);
  });
});

describe('windows', () => {
  // The clock of these tests stands at 2026-11-26T12:00:00Z.
  const active = windowOf({ windowId: 'shop.active', status: 'active' });
  const next = windowOf({ windowId: 'shop.approved', status: 'approved' });
  const idsIn = (out: string) => [...out.matchAll(/^shop\.\w+/gm)].map(([id]) => id);

  it('begin with those in force, whenever they began, and go on with those that start next', async () => {
    answers = {
      'GET /v1/windows?status=active&limit=50': { items: [active] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [active, next] },
    };
    const { out, err } = await run('window', 'list');
    expect({ ids: idsIn(out), err }).toEqual({ ids: ['shop.active', 'shop.approved'], err: '' });
    expect(asked).toEqual(Object.keys(answers));
    const { items } = JSON.parse((await run('window', 'list', '--output', 'json')).out);
    expect(items).toEqual([active, next]);
  });

  it('have a window whose start was not recorded, and one that begins between the answers, but none that is over', async () => {
    const times = { startsAt: '2026-11-26T11:40:00Z', endsAt: '2026-11-26T12:20:00Z' };
    const lost = windowOf({ ...times, windowId: 'shop.lost', status: 'approved' });
    const begun = windowOf({ ...times, windowId: 'shop.begun', status: 'active' });
    const over = windowOf({ ...times, windowId: 'shop.over', status: 'completed' });
    answers = {
      'GET /v1/windows?status=active&limit=50': { items: [active] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [active, lost, begun, over] },
    };
    expect(idsIn((await run('window', 'list')).out)).toEqual(['shop.active', 'shop.lost', 'shop.begun']);
  });

  it('are as many as were asked for, however many were over within the hour', async () => {
    const over = windowOf({ windowId: 'shop.over', status: 'completed', startsAt: '2026-11-26T11:40:00Z' });
    const first = 'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100';
    const second = { ...next, windowId: 'shop.second' };
    answers = {
      'GET /v1/windows?status=active&limit=1': { items: [] },
      [first]: { items: [over, over], cursor: 'more' },
      [`${first}&cursor=more`]: { items: [over, next, second] },
    };
    const { out, err } = await run('window', 'list', '--limit', '1');
    expect(idsIn(out)).toEqual(['shop.approved']);
    expect(err).toContain('There may be more');
  });

  it('that are past have none that the edge still enforces', async () => {
    const lost = windowOf({ windowId: 'shop.lost', status: 'approved', endsAt: '2026-11-26T12:20:00Z' });
    answers = { 'GET /v1/windows?to=2026-11-26T12%3A00%3A00Z&order=newest&limit=50': { items: [active, lost] } };
    expect((await run('window', 'list', '--past')).err).toBe('There are no such windows.\n');
  });

  it('say where more of them are, and where the past ones are when there is nothing', async () => {
    answers = { 'GET /v1/windows?status=active&limit=1': { items: [active], cursor: 'more' } };
    expect((await run('window', 'list', '--limit', '1')).err).toBe(
      'There may be more: a higher --limit than 1 shows them.\n',
    );
    expect(asked).toEqual(Object.keys(answers));
    answers = {
      'GET /v1/windows?status=active&limit=50': { items: [] },
      'GET /v1/windows?from=2026-11-26T11%3A00%3A00Z&limit=100': { items: [] },
    };
    expect((await run('window', 'list')).err).toBe('Nothing is planned. Past windows: --past\n');
  });

  it('are refused where nothing can be both past and in force', async () => {
    const { exitCode, err } = await run('window', 'list', '--past', '--status', 'active');
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'quiesce: What is active is not past: leave out --past or --status active.\n',
    });
    expect(asked).toEqual([]);
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
    answers = { [key]: { items: [windowOf({ windowId: 'shop.over', status: 'completed' })] } };
    expect(idsIn((await run('window', 'list', ...argv)).out)).toEqual(['shop.over']);
    expect(asked).toEqual([key]);
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
    answers = { [key]: { ...verdict, ...more } };
    expect((await run('site', 'explain', 'https://shop.example.com/')).out).toContain(said);
  });
});

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
    answers = {
      'GET /v1/statuses?limit=50': { items, cursor: 'more' },
      'GET /v1/statuses?limit=47&cursor=more': { items: [] },
    };
    const { exitCode, out, err } = await run('site', 'status');
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
    expect(await run('site', 'status', ...options)).toMatchObject({ exitCode: 2, err: expect.stringMatching(reason) });
    expect(asked).toEqual([]);
  });
});
