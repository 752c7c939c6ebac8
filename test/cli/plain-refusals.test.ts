import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalOf } from '../../cli/api/refusal';
import { exitCodes } from '../../cli/exit-codes';
import { main } from '../../cli/main';
import { cannotBeWritten } from '../../cli/terminal/write-file';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

const keys = useKeys();
const fake = new FakeAdminApi();
const folder = mkdtempSync(join(tmpdir(), 'plain-refusals-'));
const file = join(folder, 'taken.zip');
let url: string;
beforeAll(async () => {
  url = await fake.listen();
  writeFileSync(file, '');
});
afterAll(async () => {
  await fake.close();
  rmSync(folder, { recursive: true });
});

async function run(...argv: readonly string[]) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url }, columns: 1000 });
  return { exitCode: await main(argv, io), out: io.stdout.text, err: io.stderr.text };
}

const person = {
  personId: 'cara',
  name: 'Cara',
  email: 'cara@example.com',
  confirmed: false,
  groups: [],
  principals: [],
};

it('the help has every exit code', async () => {
  const { out } = await run('--help');
  const told = [...(/Exit codes: .*/.exec(out.replaceAll('\n', ' '))?.[0].matchAll(/\d+/g) ?? [])].map(([code]) =>
    Number(code),
  );
  expect(told).toEqual(Object.values(exitCodes));
});

describe('a length of time', () => {
  const emergency = ['emergency', 'shop', '--mode', 'full', '--reason', 'x', '--yes', '--for'];
  const link = ['bypass', 'link', 'shop', '--url', 'https://shop.example.com/', '--for'];
  const request = ['window', 'request', '--site', 'shop', '--mode', 'full', '--reason', 'x', '--at', 'on-approval'];

  it.each([
    [[...link, '3d'], '--for 3d: it must be at most 1 d.'],
    [[...emergency, '400d'], /--for 400d: it must be at most .* [dh]\./],
    [[...request, '--zone', 'UTC', '--not-after', '+1h', '--for', '400d'], /--for 400d: it must be at most .* d\./],
    [[...link, '0s'], '--for 0s: it must be at least 1 second.'],
    [['window', 'wait', 'shop.1', '--timeout', 'PT0S'], '--timeout PT0S: it must be at least 1 second.'],
  ])('that nothing can have is refused by the name of its option: %j', async (argv, said) => {
    const { exitCode, err } = await run(...argv);
    expect(exitCode).toBe(2);
    expect(err).toMatch(said);
  });
});

it('a time zone that does not exist is named', async () => {
  fake.interfere = () => [200, { timeZone: 'UTC' }];
  const { exitCode, err } = await run('window', 'list', '--from', '2027-03-28 02:30 Europe/Berln');
  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err: 'quiesce: --from 2027-03-28 02:30 Europe/Berln: Europe/Berln is no IANA time zone such as Europe/Paris.\n',
  });
});

describe('a file that cannot be written', () => {
  it.each([
    ['evidence', 'shop.1', '-o', file],
    ['audit', 'export', '-o', file],
  ])('is refused in words: %s', async (...argv) => {
    fake.interfere = () => [200, {}];
    const { exitCode, err } = await run(...argv);
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: `quiesce: ${file} cannot be written: it exists already. Choose another name.\n`,
    });
  });

  it('is in no folder, or has a reason of its own', () => {
    expect(cannotBeWritten('a/b', Object.assign(new Error('x'), { code: 'ENOENT' })).message).toBe(
      'a/b cannot be written: its folder does not exist.',
    );
    expect(cannotBeWritten('a/b', new Error('odd')).message).toBe('a/b cannot be written: odd.');
    expect(cannotBeWritten('a/b', 'odd').message).toBe('a/b cannot be written: odd.');
  });
});

describe('a principal that no caller can be', () => {
  it.each([
    ['machine', 'add', 'deploy', '--owner', 'ana', '--principal', 'foo'],
    ['machine', 'change', 'deploy', '--principal', 'foo'],
    ['approver', 'add', 'cara', '--name', 'Cara', '--email', 'cara@example.com', '--principal', 'foo'],
    ['approver', 'change', 'cara', '--add-principal', 'foo'],
  ])('is refused: %s %s', async (...argv) => {
    fake.interfere = () => [200, { ...person, items: [person] }];
    const { exitCode, err } = await run(...argv);
    expect(exitCode).toBe(2);
    expect(err).toContain('It must be an ARN, or oidc:ISSUER#SUBJECT.');
  });
});

describe('a person whose mailbox is not confirmed', () => {
  it.each([
    ['approver', 'add', 'cara', '--name', 'Cara', '--email', 'cara@example.com'],
    ['approver', 'change', 'cara', '--email', 'cara@example.com'],
  ])('is told what comes next: %s %s', async (...argv) => {
    fake.interfere = () => [200, { ...person, items: [person] }];
    expect((await run(...argv)).err).toContain('quiesce approver confirm cara --token TOKEN');
  });
});

describe('a call that IAM does not allow', () => {
  const answer = { status: 403, body: { message: 'Forbidden' }, headers: new Headers(), text: '' };

  it('names the profile where it was one of npm start, and those who may', () => {
    const { message, advice, exitCode } = refusalOf(answer, 'http://127.0.0.1:4560', 'requester');
    expect({ message, exitCode }).toEqual({ message: 'The profile requester may not do this.', exitCode: 4 });
    expect(advice).toMatch(/^Say who does it with --profile: approver-ana/);
    expect(advice).not.toContain('aws');
  });

  it('asks about the credentials elsewhere', () => {
    expect(refusalOf(answer, 'https://api.example.com').advice).toContain('aws sts get-caller-identity');
  });
});

it('the refusal of a site without public notices names the commands that turn them on', () => {
  const body = { code: 'notices-off', detail: 'It has none.', siteId: 'shop' };
  const refusal = refusalOf({ status: 404, headers: new Headers(), text: JSON.stringify(body), body }, url);
  expect(refusal.advice).toMatch(
    /quiesce export -o quiesce\.yaml, .*notices.* shop there, quiesce apply -f quiesce\.yaml/,
  );
});
