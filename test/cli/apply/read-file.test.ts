import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeclaration } from '../../../cli/apply/read-file';
import { UsageFailure } from '../../../cli/failures';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-apply-'));
  file = join(folder, 'quiesce.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string | Uint8Array) {
  writeFileSync(file, text);
  return readDeclaration(file);
}

/** What is wrong, a line each, without the folder. */
async function problems(text: string | Uint8Array): Promise<string[]> {
  const failure = await read(text).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof UsageFailure)) throw new Error(`was read: ${failure}`);
  return [failure.message, ...(failure.advice ?? '').split('\n')].map((line) => line.replace(`${folder}/`, ''));
}

const wrong = 'Nothing was changed, because the file is not right:';

describe('a file is refused with file, line, column and field', () => {
  it.each([
    ['an unknown list', 'sitez: []', ['quiesce.yaml:1:1: sitez is not a known field']],
    [
      'an unknown key',
      'sites:\n  - siteId: shop\n    hostnames: [a.io]\n    hostname: b.io',
      ['quiesce.yaml:4:5: sites[0].hostname is not a known field'],
    ],
    [
      'a wrong type',
      'sites:\n  - siteId: shop\n    hostnames: a.io',
      ['quiesce.yaml:3:5: sites[0].hostnames must be of type array'],
    ],
    [
      'a wrong type deep inside',
      'sites:\n  - siteId: shop\n    hostnames: [a.io]\n    policy: { veto: "yes" }',
      ['quiesce.yaml:4:15: sites[0].policy.veto must be of type boolean'],
    ],
    [
      'something missing',
      'machines:\n  - machineId: ci\n    principals: ["arn:aws:sts::123456789012:assumed-role/ci/run"]',
      ['quiesce.yaml:2:5: machines[0].ownerId is required (string)'],
    ],
    ['a key twice', 'sites: []\nsites: []', ['quiesce.yaml:2:1: Map keys must be unique']],
    [
      'a site twice',
      'sites:\n  - { siteId: a, hostnames: [a.io] }\n  - { siteId: a, hostnames: [b.io] }',
      ['quiesce.yaml:3:5: sites[1] is in this file twice'],
    ],
    [
      'a hostname of two sites',
      'sites:\n  - { siteId: a, hostnames: [a.io, b.io] }\n  - { siteId: b, hostnames: [c.io, A.io] }',
      ['quiesce.yaml:3:36: sites[1].hostnames[1] belongs to sites[0] (a) in this file already'],
    ],
    [
      'a mailbox of two people',
      'people:\n  - { personId: a, name: A, email: a@b.io, principals: [], approver: true }\n  - { personId: b, name: B, email: A@b.io, principals: [], approver: true }',
      ['quiesce.yaml:3:29: people[1].email belongs to people[0] (a) in this file already'],
    ],
    [
      'a principal of a person and a machine',
      'people:\n  - { personId: a, name: A, email: a@b.io, principals: ["arn:aws:iam::123456789012:user/a"], approver: true }\nmachines:\n  - { machineId: ci, ownerId: a, principals: ["arn:aws:iam::123456789012:user/a"] }',
      ['quiesce.yaml:4:47: machines[0].principals[0] belongs to people[0] (a) in this file already'],
    ],
    [
      'a person and a machine of one id',
      'people:\n  - { personId: a, name: A, email: a@b.io, principals: [], approver: true }\nmachines:\n  - { machineId: a, ownerId: a, principals: ["arn:aws:iam::123456789012:user/a"] }',
      ['quiesce.yaml:4:5: machines[0] is in this file twice'],
    ],
    ['broken YAML', 'sites: [', [expect.stringMatching(/^quiesce\.yaml:1:9: /)]],
    ['a list', '- sites', ['quiesce.yaml:1:1: the file must be of type object']],
    [
      'a policy without a name',
      'sites:\n  - { siteId: a, hostnames: [a.io], policy: strict }',
      ['quiesce.yaml:2:37: sites[0].policy names no policy of this file'],
    ],
    [
      'a group of strangers',
      'groups:\n  dba: [ana]\npeople: []',
      ['quiesce.yaml:2:9: groups.dba[0] is nobody in the people of this file'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await problems(text)).toEqual([wrong, ...expected]);
  });

  it('that is no UTF-8, or not there', async () => {
    expect(await problems(Buffer.from([0x61, 0xe9]))).toEqual(['quiesce.yaml is not UTF-8.', 'Save it as UTF-8.']);
    await expect(readDeclaration(join(folder, 'none.yaml'))).rejects.toThrow('there is no such file');
  });

  it('all that is wrong is told, up to twenty', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `key${index}: 1`);
    expect((await problems(names.join('\n'))).length).toBe(22);
  });
});

describe('a file is read', () => {
  it('with policies where they are named, and groups', async () => {
    const text = `
policies: { strict: { approvalsRequired: 2 } }
groups: { dba: [ana] }
people: [{ personId: ana, name: Ana, email: ana@example.com, principals: [], approver: true, groups: [ops] }]
sites: [{ siteId: shop, hostnames: [shop.io], policy: strict }]`;
    const { people, groups, sites } = await read(text);
    expect([people?.[0]?.groups, groups, sites?.[0]?.policy]).toEqual([
      ['ops'],
      { dba: ['ana'] },
      { approvalsRequired: 2 },
    ]);
  });

  it('with a byte-order mark, with Windows line ends, as JSON, or empty', async () => {
    expect(await read('\ufeffsites: []')).toEqual({ sites: [] });
    expect(await read('sites: []\r\npeople: []\r\n')).toEqual({ sites: [], people: [] });
    expect(await read('{"sites": []}')).toEqual({ sites: [] });
    expect(await read('# nothing yet')).toEqual({});
  });
});
