import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedMachine } from '../../../local/seed/seed-machine';
import { clientOf, FakeAdminApi } from '../../bin/admin-api/fake-admin-api';

const file = join(mkdtempSync(join(tmpdir(), 'quiesce-machine-')), 'mine.json');
const person = (personId: string) => ({ personId, name: personId, email: `${personId}@example.com`, principals: [] });
writeFileSync(
  file,
  JSON.stringify({
    distribution: { originDomainName: 'localhost' },
    policy: { approvalsRequired: 2 },
    sites: [{ siteId: 'demo', hostnames: ['localhost'] }],
    people: [person('ana'), person('ben')],
  }),
);

let fake: FakeAdminApi;
let url: string;
beforeEach(async () => {
  fake = new FakeAdminApi();
  url = await fake.listen();
});
afterEach(() => fake.close());

const start = async () => {
  const mailboxes: string[] = [];
  const printed: string[] = [];
  await seedMachine(file, {
    api: clientOf(url),
    awaitToken: async (address) => String(mailboxes.push(address)),
    progress: (line) => printed.push(line),
  });
  return { mailboxes, printed };
};

describe('seeding one machine', () => {
  it('creates what npm run seed would, policies completed, and confirms each mailbox', async () => {
    expect((await start()).mailboxes).toEqual(['ana@example.com', 'ben@example.com']);
    expect([...fake.people.values()].map(({ confirmed }) => confirmed)).toEqual([true, true]);
    expect(fake.sites.get('demo')).toMatchObject({ policy: { approvalsRequired: 2 } });
    expect(fake.writes.filter((write) => write === 'POST /v1/people')).toHaveLength(2);
  });

  it('writes nothing at a restart', async () => {
    await start();
    fake.writes.splice(0);
    expect(await start()).toEqual({ mailboxes: [], printed: [] });
    expect(fake.writes).toEqual([]);
  });

  it('asks again for a mail that an interrupted start may not have sent', async () => {
    await start();
    fake.people.set('ben', { ...fake.people.get('ben'), confirmed: false });
    fake.writes.splice(0);
    expect((await start()).mailboxes).toEqual(['ben@example.com']);
    expect(fake.writes).toEqual(['POST /v1/people', 'POST /v1/people/ben/confirm']);
  });

  it('says what differs since the last start, and leaves it', async () => {
    await start();
    fake.people.set('ben', { ...fake.people.get('ben'), email: 'benno@example.com', confirmed: false });
    fake.writes.splice(0);
    const { printed, mailboxes } = await start();
    expect(printed).toEqual([
      [
        'person ben: exists already, and differs from the configuration (has not confirmed the mailbox yet)',
        '    email: benno@example.com → ben@example.com',
      ].join('\n'),
    ]);
    expect([mailboxes, fake.writes]).toEqual([[], []]);
  });

  it('fails with what the API refused', async () => {
    fake.interfere = (key) => (key === 'POST /v1/sites' ? [422, { detail: 'Too many hosts.' }] : undefined);
    await expect(start()).rejects.toThrow('Seeding failed: site demo: refused: 422: Too many hosts');
  });
});
