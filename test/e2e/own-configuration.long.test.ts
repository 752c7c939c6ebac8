import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stage } from './harness';

const folder = mkdtempSync(join(tmpdir(), 'quiesce-own-'));

/** Settings in both places, spellings that the API changes, and defaults left out. */
const configuration = {
  stackName: 'acme-quiesce',
  distribution: { originDomainName: 'localhost' },
  policy: { approvalsRequired: 2, leadTimeSeconds: 0, veto: false, emergency: { maximumDurationSeconds: 1200 } },
  logRetentionDays: 1,
  sites: [
    {
      siteId: 'shop',
      hostnames: ['shop.localhost', 'localhost'],
      corsOrigins: ['https://App.example.com'],
      bypass: { cidrs: ['203.0.113.0/24', '2001:DB8::/32'] },
    },
    { siteId: 'blog', hostnames: ['blog.localhost'], policy: { approvalsRequired: 1, approvers: { people: ['ana'] } } },
  ],
  people: [
    { personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [], groups: ['ops'] },
    {
      personId: 'rita',
      name: 'Rita',
      email: 'rita@example.com',
      principals: ['arn:aws:iam::123456789012:user/requester'],
      approver: false,
    },
  ],
};

function write(name: string, settings: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

const own = write('own.json', configuration);
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open('--config', own);
}, 120_000);
afterAll(() => stage?.close(), 30_000);

/** The people, who can sign in on this machine once it has started: by the sign-in that belongs to their id. */
const peopleWithSignIns = () =>
  configuration.people.map((person) => ({
    ...person,
    principals: [...person.principals, `oidc:${stage.endpoints.issuer}#${person.personId}`],
  }));

/** `npm run seed` as the profile admin. */
async function seed(file: string) {
  const env = {
    PATH: process.env.PATH,
    QUIESCE_CONFIG: file,
    QUIESCE_API: stage.endpoints.adminApi,
    AWS_REGION: stage.endpoints.region,
    AWS_SHARED_CREDENTIALS_FILE: join(stage.directory, 'credentials'),
    AWS_PROFILE: 'admin',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/seed.ts'], { env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, lines: printed.trim().split('\n') };
}

describe('a configuration of one’s own on one machine', () => {
  it('starts under its stack name, with what the policy of all sites says', async () => {
    const policyOf = async (siteId: string) =>
      (await (await stage.api('viewer')).get(`/v1/sites/${siteId}`)).body.policy;
    expect(await policyOf('shop')).toMatchObject({ approvalsRequired: 2, veto: false });
    expect(await policyOf('blog')).toMatchObject({ approvalsRequired: 1, veto: false, approvers: { people: ['ana'] } });
  });

  it('is seeded as npm run seed would: a seed of the same finds nothing to create and no difference', async () => {
    expect(await seed(write('same.json', { ...configuration, people: peopleWithSignIns() }))).toEqual({
      code: 0,
      lines: [
        'person ana: exists already',
        'person rita: exists already',
        'site shop: exists already',
        'site blog: exists already',
      ],
    });
  });

  it('differs from another one where the seed says so, and only there', async () => {
    const [shop, ...sites] = configuration.sites;
    const other = write('other.json', {
      ...configuration,
      policy: { ...configuration.policy, approvalsRequired: 3 },
      sites: [{ ...shop, hostnames: ['shop.localhost'] }, ...sites],
      people: [...peopleWithSignIns(), { personId: 'ben', name: 'Ben', email: 'ben@example.com', principals: [] }],
    });
    expect(await seed(other)).toEqual({
      code: 0,
      lines: [
        'person ana: exists already',
        'person rita: exists already',
        'person ben: created (has not confirmed the mailbox yet)',
        'site shop: exists already, and differs from the configuration',
        '    hostnames: ["shop.localhost","localhost"] → ["shop.localhost"]',
        '    policy.approvalsRequired: 2 → 3',
        'site blog: exists already',
        '',
        'What differs was left as it is. The arrows lead from what exists to what the configuration says: change one of them,',
        'what exists with the command (quiesce apply, or quiesce approver change).',
      ],
    });
  });

  it('lets a window be requested and approved', async () => {
    const { windowId } = await stage.requestWindow({ siteId: 'blog', inSeconds: 3600 });
    expect((await stage.vote('ana', windowId)).status).toBe(200);
    await stage.untilStatus(windowId, 'approved');
  });
});
