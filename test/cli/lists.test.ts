import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

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
