import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  announcement,
  consoleAt,
  endpointsAt,
  removeEndpoints,
  writeCredentials,
  writeCurlConfigs,
  writeEndpoints,
} from '../../local/announce';
import { AccessKeys } from '../../local/aws/iam/access-keys';
import { openState } from '../../local/aws/state/lmdb-state';
import { loadTemplate } from '../../local/aws/template/load';
import { placeAt } from '../../local/aws/template/place';

describe('the announcement', () => {
  const directory = mkdtempSync(join(tmpdir(), 'announce-'));
  const state = openState(directory);
  const keys = new AccessKeys(loadTemplate({ Resources: {} }, placeAt(4560, 'quiesce')), state, '123456789012');
  afterAll(async () => {
    await state.close();
    rmSync(directory, { recursive: true });
  });

  it('says where everything is', () => {
    writeEndpoints(directory, endpointsAt(4560), () => {});
    expect(JSON.parse(readFileSync(join(directory, 'endpoints.json'), 'utf8'))).toEqual({
      adminApi: 'http://127.0.0.1:4560',
      site: 'http://localhost:4561',
      mailbox: 'http://127.0.0.1:4562',
      aws: 'http://localhost:4566',
      region: 'us-east-1',
      accountId: '123456789012',
      credentials: join(directory, 'credentials'),
      profiles: ['viewer', 'requester', 'admin', 'breakglass', 'approver-ana', 'approver-ben', 'auditor'],
    });
  });

  it('gives each profile its key in a file that only its owner can read', () => {
    writeCredentials(directory, keys, endpointsAt(4560));
    const text = readFileSync(join(directory, 'credentials'), 'utf8');
    const { id, secret } = keys.of('arn:aws:iam::123456789012:user/approver-ana');

    expect(text).toContain(
      `[approver-ana]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nregion = us-east-1\n`,
    );
    expect(text.match(/^\[.+\]$/gm)).toEqual(
      ['viewer', 'requester', 'admin', 'breakglass', 'approver-ana', 'approver-ben', 'auditor'].map(
        (name) => `[${name}]`,
      ),
    );
    expect(statSync(join(directory, 'credentials')).mode & 0o777).toBe(0o600);
  });

  it('gives each profile a file with which curl signs', () => {
    writeCurlConfigs(directory, keys, endpointsAt(4560));
    const { id, secret } = keys.of('arn:aws:iam::123456789012:user/requester');
    const file = join(directory, 'curl', 'requester');

    expect(readFileSync(file, 'utf8')).toBe(
      `aws-sigv4 = "aws:amz:us-east-1:execute-api"\nuser = "${id}:${secret}"\nheader = "content-type: application/json"\n`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows no key for an ARN that is neither role nor profile', () => {
    expect(() => keys.of('arn:aws:iam::123456789012:user/nobody')).toThrow('nobody');
  });

  const endpoints = { ...endpointsAt(4560), console: consoleAt(4560), issuer: 'http://localhost:4564' };
  /** What is printed to be typed, each line for any shell. */
  const firstSteps = (data: string) => announcement(data, endpoints).match(/(?<=^ {2})npx .*$/gm);
  const stepsWith = (named: string) => [
    `npx quiesce --local${named} emergency demo --mode full --for 5m --reason Hello --yes`,
    `npx quiesce --local${named} window end demo --yes`,
  ];

  it('fits a terminal of 80 columns, and has two first steps, which name the directory only where they have to', () => {
    const lines = announcement(join(process.cwd(), '.local'), endpoints).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(firstSteps(join(process.cwd(), '.local'))).toEqual(stepsWith(''));
    expect(firstSteps(join(process.cwd(), 'other'))).toEqual(stepsWith(' --data other'));
    expect(firstSteps('/somewhere/my data')).toEqual(stepsWith(' --data "/somewhere/my data"'));
  });

  it('names the directory in every command, wherever it is not the usual one', () => {
    const commands = announcement('/somewhere/else', endpoints).match(/npx quiesce .*/g) ?? [];
    expect(commands.map((line) => line.slice(0, 43))).toEqual(
      Array.from({ length: 3 }, () => 'npx quiesce --local --data /somewhere/else '),
    );
  });

  it('takes back that the machine is ready', () => {
    writeEndpoints(directory, endpointsAt(4560), () => {});
    removeEndpoints(directory);
    removeEndpoints(directory);
    expect(existsSync(join(directory, 'endpoints.json'))).toBe(false);
  });
});
