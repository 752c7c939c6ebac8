import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, Stage } from '../harness';
import { RunningCommand } from './running';

let stage: Stage;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-apply-'));
  file = join(folder, 'quiesce.yaml');
  stage = await Stage.open();
}, 120_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
}, 30_000);

/** The administrator has to be somebody, to propose. */
const administrator = ['arn:aws:iam::123456789012:user/admin'];
const sites = Array.from({ length: 50 }, (_, n) => ({
  siteId: `site-${n}`,
  hostnames: [`site-${n}.example.com`],
  policy: { approvalsRequired: 1, approvers: { groups: ['owners'] } },
}));
const people = Array.from({ length: 20 }, (_, n) => ({
  personId: `person-${n}`,
  name: `Person ${n}`,
  email: `person-${n}@example.com`,
  principals: n === 0 ? administrator : [],
  approver: true,
  groups: ['owners'],
}));
const templates = Array.from({ length: 10 }, (_, n) => ({
  siteId: 'demo',
  name: `Template ${n}`,
  mode: 'read-only',
  maximumDurationSeconds: 3600,
  uses: 10,
  expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  reason: 'Every week',
}));
const machines = [
  { machineId: 'ci', ownerId: 'person-1', principals: ['arn:aws:sts::123456789012:assumed-role/ci/run'] },
];
const demo = { siteId: 'demo', hostnames: ['localhost', 'demo.localhost'] };
const all = { people, machines, sites, templates };

/** JSON is YAML. */
const apply = (wanted: object, ...options: string[]) => {
  writeFileSync(file, JSON.stringify(wanted));
  return new RunningCommand(stage, ['--profile', 'admin', 'apply', '-f', file, '--yes', ...options]);
};

const count = async () => {
  const { items } = (await (await stage.api('admin')).get('/v1/sites?limit=100')).body;
  return Array.isArray(items) ? items.length : 0;
};

describe('quiesce apply', () => {
  it('makes everything, also after it was killed half way, and then changes nothing', async () => {
    const killed = apply(all);
    await eventually(count, (found) => found > 20, 120_000);
    killed.signal('SIGKILL');
    await killed.ended;
    expect(await count()).toBeLessThan(51);
    const completed = await apply(all).ended;
    expect({ code: completed.code, err: completed.err }).toEqual({ code: 0, err: expect.stringContaining(' done') });
    expect(await count()).toBe(51);
    const again = await apply(all).ended;
    expect(again.code).toBe(0);
    expect(again.out).toContain('Nothing to change.');
    expect(again.out).not.toMatch(/^[+~-] /m);
  }, 240_000);

  it('plans exactly the edits', async () => {
    const edited = {
      ...all,
      people: people.map((person, n) => (n === 3 ? { ...person, name: 'Anna' } : person)),
      sites: [
        ...sites.map((site, n) => (n === 7 ? { ...site, timeZone: 'Europe/Paris' } : site)),
        { ...demo, policy: { veto: false } },
      ],
    };
    const { out } = await apply(edited, '--dry-run').ended;
    expect(out).toBe(
      [
        '~ change person person-3',
        '    name: Person 3 → Anna',
        '~ change site site-7',
        '    timeZone: UTC → Europe/Paris',
        '~ propose policy demo (people have to approve it)',
        '    veto: true → false',
      ].join('\n') + out.slice(out.indexOf('\n! ')),
    );
    expect(await apply(edited).ended).toMatchObject({ code: 0 });
    const { out: left } = await apply(edited).ended;
    expect(left).toContain('! The policy of demo waits for its approval: demo.');
    expect(left).toContain('Nothing to change.');
  }, 120_000);

  it('deletes with --prune only, and what was exported is no change', async () => {
    const fewer = { sites: [...sites.slice(0, 9), demo] };
    expect((await apply(fewer).ended).code).toBe(0);
    expect(await count()).toBe(51);
    const pruned = await apply({ sites: fewer.sites }, '--prune').ended;
    expect({ code: pruned.code, found: await count() }).toEqual({ code: 0, found: 10 });
    const exported = join(folder, 'exported.yaml');
    expect((await new RunningCommand(stage, ['export', '-o', exported]).ended).code).toBe(0);
    const { out } = await new RunningCommand(stage, ['apply', '-f', exported, '--prune', '--dry-run']).ended;
    expect(out).toMatch(/Nothing to change\.\n$/);
  }, 120_000);

  it('changes nothing for a file that is not right', async () => {
    const { code, err } = await apply({ sites: [{ siteId: 'extra', hostnames: ['extra.example.com'] }, { siteId: 5 }] })
      .ended;
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('sites[1].siteId must be of type string') });
    expect(await count()).toBe(10);
  }, 60_000);
});
