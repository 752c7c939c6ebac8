import { SeedError, seed, seededLine } from '../../../bin/seed/seed';
import { parseConfig } from '../../../lib/config';
import { clientOf, FakeAdminApi } from '../admin-api/fake-admin-api';

const settings = {
  distribution: { originDomainName: 'origin.example.com' },
  policy: { veto: false },
  sites: [{ siteId: 'shop', hostnames: ['shop.example.com'] }],
  people: [{ personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [] }],
};
const config = (more: object = {}) => parseConfig({ ...settings, ...more }, 'test.json');

let fake: FakeAdminApi;
let url: string;
beforeEach(async () => {
  fake = new FakeAdminApi();
  url = await fake.listen();
});
afterEach(() => fake.close());
const lines = async (wanted = config()) => (await seed(wanted, clientOf(url))).map(seededLine);

describe('seeding', () => {
  it('creates people before sites, in the words of the Admin API, with the policy completed', async () => {
    expect(await lines()).toEqual(['person ana: created (has not confirmed the mailbox yet)', 'site shop: created']);
    expect(fake.writes).toEqual(['POST /v1/people', 'POST /v1/sites']);
    expect(fake.people.get('ana')).toMatchObject({ personId: 'ana', email: 'ana@example.com', approver: true });
    expect(fake.sites.get('shop')).toMatchObject({ siteId: 'shop', policy: { veto: false } });
  });

  it('writes nothing the second time', async () => {
    await lines();
    fake.writes.splice(0);
    expect(await lines()).toEqual([
      'person ana: exists already (has not confirmed the mailbox yet)',
      'site shop: exists already',
    ]);
    expect(fake.writes).toEqual([]);
  });

  it('says what differs, and leaves it', async () => {
    await lines();
    fake.people.set('ana', { ...fake.people.get('ana'), confirmed: true });
    fake.writes.splice(0);
    const changed = config({
      policy: { veto: true },
      sites: [{ siteId: 'shop', hostnames: ['shop.example.com', 'www.example.com'] }],
      people: [{ ...settings.people[0], email: 'ana@acme.io' }],
    });
    expect(await lines(changed)).toEqual([
      'person ana: exists already, and differs from the configuration\n    email: ana@example.com → ana@acme.io',
      [
        'site shop: exists already, and differs from the configuration',
        '    hostnames: ["shop.example.com"] → ["shop.example.com","www.example.com"]',
        '    policy.veto: false → true',
      ].join('\n'),
    ]);
    expect(fake.writes).toEqual([]);
  });

  it('says what was refused and why, and goes on', async () => {
    fake.interfere = (key) =>
      key === 'POST /v1/people' ? [422, { code: 'bad-email', detail: 'No such domain.' }] : undefined;
    expect(await lines()).toEqual(['person ana: refused: 422: No such domain', 'site shop: created']);
  });

  it('takes what somebody else created meanwhile for what exists, and a conflict with something else for a refusal', async () => {
    fake.interfere = (key) => {
      if (!key.startsWith('POST')) return undefined;
      fake.people.set('ana', { personId: 'ana', name: 'Anna', email: 'ana@example.com', principals: [] });
      return [409, { code: 'hostname-taken', detail: 'Another site has it.' }];
    };
    expect(await lines()).toEqual([
      'person ana: exists already, and differs from the configuration\n    name: Anna → Ana\n    approver: nothing → true',
      'site shop: refused: 409: Another site has it',
    ]);
  });

  it.each<[string, readonly [number, unknown] | string, string]>([
    ['a gateway without the route', [404, { message: 'Not Found' }], 'answered 404: Not Found. Is this'],
    ['another web site', '<!doctype html>', 'answered 200. Is this the stack’s output AdminApiUrl?'],
    [
      'a gateway that does not know the caller',
      [403, { message: 'Forbidden' }],
      'answered 403: Forbidden. The credentials need the managed policy of the role admin (quiesce-admin where the stack is named quiesce), and eu-west-1, which the request was signed for, must be the API’s region.',
    ],
    ['a function that fails', [500, { message: 'Internal Server Error' }], 'answered 500: Internal Server Error.'],
  ])('ends before anything is created at %s', async (_name, answer, sentence) => {
    fake.interfere = () => answer;
    await expect(lines()).rejects.toThrow(SeedError);
    await expect(lines(config({ people: [] }))).rejects.toThrow(sentence);
    expect(fake.writes).toEqual([]);
  });
});
