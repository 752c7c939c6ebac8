import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminApi } from '../../../bin/admin-api/client';
import { QuiesceApi } from '../../../cli/api/quiesce-api';
import { carryOut } from '../../../cli/apply/carry-out';
import { planOf } from '../../../cli/apply/plan';
import { readStanding } from '../../../cli/apply/standing';

type Members = Record<string, unknown>;

/** The directory and the sites of an API that checks `If-Match` as it is documented. */
let people: Map<string, Members>;
let sites: Map<string, Members>;
let machines: Map<string, Members>;
let directoryVersion: number;
let requests: string[];
/** Happens once, just before a request that changes something is served. */
let meanwhile: (() => void) | undefined;

const found = (path: string) => {
  const [, list, id = ''] = /^\/v1\/(people|sites|machines)\/?(\w*)/.exec(path) ?? [];
  return { items: list === 'people' ? people : list === 'sites' ? sites : machines, id, list };
};

function answer(method: string, path: string, ifMatch: string | undefined, body: Members): [number, unknown, string?] {
  const { items, id, list } = found(path);
  const tag = () => `"${list === 'sites' ? items.get(id)?.version : directoryVersion}"`;
  if (method === 'GET') return [200, { items: [...items.values()] }, tag()];
  meanwhile?.();
  meanwhile = undefined;
  if (ifMatch !== undefined && ifMatch !== tag()) return [412, { code: 'stale-version', detail: 'It has changed.' }];
  requests.push(`${method} ${path} ${ifMatch}`);
  if (method === 'DELETE') items.delete(id);
  if (method === 'DELETE') return [204, {}];
  const name = String(body.personId ?? body.siteId ?? id);
  change(items, name, body);
  return [200, items.get(name), tag()];
}

function change(items: Map<string, Members>, name: string, body: Members) {
  const { version } = items.get(name) ?? {};
  items.set(name, { ...items.get(name), ...body, ...(items === sites && { version: Number(version ?? 0) + 1 }) });
  if (items !== sites) directoryVersion += 1;
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { method = '', url = '', headers } = request;
  const [status, body, etag] = answer(method, url.split('?')[0] ?? '', headers['if-match'], JSON.parse(text || '{}'));
  response.writeHead(status, etag === undefined ? {} : { etag }).end(status === 204 ? '' : JSON.stringify(body));
});
let api: QuiesceApi;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
  const client = new AdminApi({ url, region: 'eu-west-1', credentials });
  api = new QuiesceApi({ client, sleep: async () => undefined, newKey: () => 'key', onRetry: () => undefined });
});
afterAll(() => {
  server.close();
});

const person = (personId: string, more: Members = {}) => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [] as string[],
  approver: true,
  groups: [] as string[],
  ...more,
});
const machine = { machineId: 'ci', ownerId: 'ana', principals: ['arn:aws:iam::123456789012:role/ci'] };
beforeEach(() => {
  people = new Map(['ana', 'ben'].map((id) => [id, { ...person(id), confirmed: false, disabled: false }]));
  sites = new Map(
    ['shop', 'blog'].map((siteId) => [
      siteId,
      { siteId, hostnames: [`${siteId}.io`], policy: { veto: true }, version: 3 },
    ]),
  );
  machines = new Map([['ci', machine]]);
  directoryVersion = 7;
  requests = [];
  meanwhile = undefined;
});

/** What became of each change: `done`, or why not. */
async function apply(wanted: Parameters<typeof planOf>[0], then?: () => void, prune = false) {
  const standing = await readStanding(api, () => []);
  const { changes } = planOf(wanted, standing, prune);
  meanwhile = then;
  const became: string[] = [];
  for await (const { failure } of carryOut(api, changes, standing)) became.push(failure?.message ?? 'done');
  return became;
}

const newHost = { siteId: 'shop', hostnames: ['www.shop.io'] };

describe('what a file changes', () => {
  it('is changed on condition that it is as it was read, and its own changes do not count', async () => {
    const wanted = {
      people: [person('ana', { name: 'Ana' }), person('ben', { name: 'Ben' })],
      sites: [{ ...newHost, policy: { veto: false } }],
    };
    expect(await apply(wanted)).toEqual(['done', 'done', 'done', 'done']);
    expect(requests).toEqual([
      'PATCH /v1/people/ana "7"',
      'PATCH /v1/people/ben "8"',
      'PATCH /v1/sites/shop "3"',
      'PATCH /v1/sites/shop "4"',
    ]);
  });

  it('is left alone where somebody changed it meanwhile, and everything else is done', async () => {
    const hurried = () => change(sites, 'shop', { timeZone: 'Europe/Paris', hostnames: ['other.io'] });
    expect(await apply({ sites: [newHost, { siteId: 'blog', hostnames: ['b.io'] }] }, hurried)).toEqual([
      'Somebody changed the site shop after this plan was made, so it was left as it is.',
      'done',
    ]);
    expect(sites.get('shop')).toMatchObject({ hostnames: ['other.io'] });
    expect(sites.get('blog')).toMatchObject({ hostnames: ['b.io'] });
  });

  it('is not deleted where somebody changed it meanwhile', async () => {
    const hurried = () => change(sites, 'blog', { timeZone: 'Europe/Paris' });
    expect(await apply({ sites: [{ siteId: 'shop', hostnames: ['shop.io'] }] }, hurried, true)).toEqual([
      'Somebody changed the site blog after this plan was made, so it was left as it is.',
    ]);
    expect(sites.has('blog')).toBe(true);
  });

  it('is changed where somebody changed another person, or what no file says', async () => {
    const hurried = () => {
      change(people, 'ben', { name: 'Benjamin' });
      change(people, 'ana', { confirmed: true });
    };
    expect(await apply({ people: [person('ana', { name: 'Ana' })] }, hurried)).toEqual(['done']);
    expect(people.get('ana')).toMatchObject({ name: 'Ana', confirmed: true });
    expect(requests).toEqual(['PATCH /v1/people/ana "9"']);
  });

  it.each([
    ['is another person now', () => change(people, 'ana', { email: 'ana@acme.io' })],
    [
      'is gone',
      () => {
        people.delete('ana');
        directoryVersion += 1;
      },
    ],
  ])('is left alone where a person %s', async (_what, hurried) => {
    expect(await apply({ people: [person('ana', { name: 'Ana' })] }, hurried)).toEqual([
      'Somebody changed the person ana after this plan was made, so it was left as it is.',
    ]);
    expect(requests).toEqual([]);
  });

  it('is done where somebody did the same', async () => {
    const hurried = () => change(people, 'ana', { name: 'Ana' });
    expect(await apply({ people: [person('ana', { name: 'Ana' })] }, hurried)).toEqual(['done']);
    expect(requests).toEqual([]);
  });

  it('is a machine, too: it is changed where nobody changed it meanwhile, and never taken away', async () => {
    const renamed = { ...machine, ownerId: 'ben' };
    expect(await apply({ machines: [renamed] })).toEqual(['done']);
    expect(requests).toEqual(['PATCH /v1/machines/ci "7"']);
    const hurried = () => change(machines, 'ci', { ownerId: 'cara' });
    expect(await apply({ machines: [machine] }, hurried)).toEqual([
      'Somebody changed the machine ci after this plan was made, so it was left as it is.',
    ]);
    const another = () => change(people, 'ben', { name: 'Benjamin' });
    expect(await apply({ machines: [machine] }, another)).toEqual(['done']);
    expect(machines.get('ci')).toEqual(machine);
  });

  it('is changed after people were added, which changes the directory, too', async () => {
    const wanted = { people: [person('cara'), person('ana', { name: 'Ana' })] };
    expect(await apply(wanted)).toEqual(['done', 'done']);
    expect(requests).toEqual(['POST /v1/people undefined', 'PATCH /v1/people/ana "8"']);
  });
});
