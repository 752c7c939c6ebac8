import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

const environment = useKeys();
const fake = new FakeAdminApi();
let url: string;
let folder: string;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-cli-'));
  fake.authorization = '';
  fake.interfere = () => [200, { items: [] }];
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const io = fakeIo({ env: { ...environment, XDG_CACHE_HOME: folder, ...env } });
  const exitCode = await main(['window', 'list', ...argv], io);
  return {
    exitCode,
    err: io.stderr.text,
    caller: /Credential=(\w+)\/\d+\/([\w-]+)\//.exec(fake.authorization)?.slice(1),
  };
}

describe('the machine on this computer', () => {
  beforeEach(() => {
    const credentials = join(folder, 'keys');
    writeFileSync(
      credentials,
      '[requester]\naws_access_key_id = AKIAREQUESTER\naws_secret_access_key = s\n\n[approver-ana]\naws_access_key_id = AKIAANA\naws_secret_access_key = t\n',
    );
    const announced = { adminApi: url, region: 'us-east-1', credentials, profiles: ['requester', 'approver-ana'] };
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(announced));
  });

  it('is found by its data directory alone, whatever AWS keys the environment has', async () => {
    expect(await run(['--local', '--data', folder])).toMatchObject({
      exitCode: 0,
      caller: ['AKIAREQUESTER', 'us-east-1'],
    });
    expect(await run([], { QUIESCE_LOCAL: folder })).toMatchObject({
      exitCode: 0,
      caller: ['AKIAREQUESTER', 'us-east-1'],
    });
  });

  it('is called as the identity that --profile names', async () => {
    expect(await run(['--data', folder, '--profile', 'approver-ana'])).toMatchObject({
      caller: ['AKIAANA', 'us-east-1'],
    });
  });

  it('has no other identities', async () => {
    const { exitCode, err } = await run(['--data', folder, '--profile', 'default']);
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: `quiesce: The Quiesce on ${folder} has no profile default.\nIt has requester, approver-ana.\n`,
    });
  });

  it('is missed in a sentence', async () => {
    const { exitCode, err } = await run(['--data', join(folder, 'nothing')]);
    expect(exitCode).toBe(1);
    expect(err).toContain('Start it with npm start');
  });

  it.each(['', '{', '{}', '7', 'null'])('is missed in a sentence where its file is broken: %s', async (text) => {
    writeFileSync(join(folder, 'endpoints.json'), text);
    const { exitCode, err } = await run(['--data', folder]);
    expect(exitCode).toBe(1);
    expect(err).toBe(
      `quiesce: ${join(folder, 'endpoints.json')} is not what npm start writes.\nStart it with npm start, or name its data directory with --data.\n`,
    );
  });
});

describe('where nobody answers, what to do next', () => {
  const nobody = 'http://127.0.0.1:9';

  it('is to start the machine on this computer, whose file was left behind', async () => {
    const credentials = join(folder, 'keys');
    writeFileSync(credentials, '[requester]\naws_access_key_id = A\naws_secret_access_key = s\n');
    const left = { adminApi: 'http://127.0.0.1:10', region: 'us-east-1', credentials, profiles: ['requester'] };
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(left));
    const { exitCode, err } = await run(['--data', folder]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/cannot be reached[\s\S]*\nStart it with npm start/);
  });

  it('is to look at the address', async () => {
    expect((await run(['--api', nobody])).err).toMatch(
      /cannot be reached[\s\S]*\nIs this the address of the Admin API/,
    );
  });
});

describe('a profile', () => {
  it('that does not exist is never replaced by another identity', async () => {
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(folder, 'none');
    process.env.AWS_CONFIG_FILE = join(folder, 'none');
    const { exitCode, err, caller } = await run(['--api', url, '--profile', 'typo']);
    expect({ exitCode, caller }).toEqual({ exitCode: 4, caller: undefined });
    expect(err).toContain('The profile typo gives no credentials');
  });

  it('signs with its keys', async () => {
    const file = join(folder, 'credentials');
    writeFileSync(file, '[ops]\naws_access_key_id = AKIAOPS\naws_secret_access_key = s\n');
    process.env.AWS_SHARED_CREDENTIALS_FILE = file;
    expect(await run(['--api', url, '--profile', 'ops'])).toMatchObject({ caller: ['AKIAOPS', 'eu-west-1'] });
  });
});

describe('a stack', () => {
  let cloudFormation: Server;
  let asked: string[];
  let reply: () => readonly [status: number, body: string];
  beforeEach(async () => {
    asked = [];
    reply = () => [
      200,
      described([
        ['AdminApiUrl', url],
        ['SiteUrl', 'https://shop.example.com'],
      ]),
    ];
    cloudFormation = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(new URLSearchParams(body).get('StackName') ?? '');
        const [status, text] = reply();
        response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
      });
    });
    await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));
    process.env.AWS_ENDPOINT_URL_CLOUDFORMATION = `http://127.0.0.1:${(cloudFormation.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => cloudFormation.close(resolve)));

  const stacks = () => join(folder, 'quiesce', 'stacks.json');

  it('is asked for its outputs once', async () => {
    expect(await run(['--stack', 'quiesce'])).toMatchObject({ exitCode: 0, caller: ['AKIAEXAMPLE', 'eu-west-1'] });
    expect(await run([], { QUIESCE_STACK: 'quiesce' })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(['quiesce']);
    expect(statSync(stacks()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'quiesce')).mode & 0o777).toBe(0o700);
    expect(readFileSync(stacks(), 'utf8')).not.toContain('AKIAEXAMPLE');
  });

  it('is asked again by --refresh, for another region and for another identity', async () => {
    await run(['--stack', 'quiesce']);
    await run(['--stack', 'quiesce', '--refresh']);
    await run(['--stack', 'quiesce', '--region', 'us-east-1']);
    await run(['--stack', 'quiesce'], { AWS_ACCESS_KEY_ID: 'AKIAOTHER' });
    expect(asked).toHaveLength(4);
  });

  it('is not believed from a file that others can write', async () => {
    await run(['--stack', 'quiesce']);
    chmodSync(stacks(), 0o666);
    await run(['--stack', 'quiesce']);
    expect(asked).toHaveLength(2);
  });

  it('is asked again where the file is damaged', async () => {
    await run(['--stack', 'quiesce']);
    writeFileSync(stacks(), '{"broken');
    expect(await run(['--stack', 'quiesce'])).toMatchObject({ exitCode: 0 });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['does not exist', [400, refused('ValidationError', 'Stack with id quiesce does not exist')], 3, 'does not exist'],
    ['must not be looked at', [403, refused('AccessDenied', 'not authorized')], 4, 'not authorized'],
    ['is not Quiesce’s', [200, described([['Other', 'x']])], 1, 'no output AdminApiUrl'],
  ] as const)('that %s is said', async (_what, answer, expected, words) => {
    reply = () => answer;
    const { exitCode, err } = await run(['--stack', 'quiesce']);
    expect(exitCode).toBe(expected);
    expect(err).toContain(words);
  });
});

/** DescribeStacks as CloudFormation answers it. */
function described(outputs: readonly (readonly [string, string])[]): string {
  const members = outputs.map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>quiesce</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-26T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function refused(code: string, message: string): string {
  return `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
}
