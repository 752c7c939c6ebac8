import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessKeys } from '../../../../local/aws/iam/access-keys';
import { functionLog } from '../../../../local/aws/lambda/function-log';
import { account, fakeRuntime, region, roleResource } from '../../bench/fake-runtime';

const role = roleResource('reader', 'lambda.amazonaws.com');
const definition = {
  name: 'f',
  arn: `arn:aws:lambda:${region}:${account}:function:f`,
  roleArn: role.arn,
  logGroup: 'group',
  codeDirectory: '/nonexistent',
  handler: 'index.handler',
  environment: {},
  timeoutMs: 1000,
  memory: 128,
};

function prepare() {
  const runtime = fakeRuntime([role]);
  const logs = mkdtempSync(join(tmpdir(), 'function-log-'));
  const { template, state, authorize, log } = runtime;
  const keys = new AccessKeys(template, state, account);
  return {
    runtime,
    logs,
    write: functionLog(definition, {
      keys,
      place: { region, accountId: account },
      logs,
      authorize,
      log,
      count: () => {},
    }),
  };
}

describe('what a function prints', () => {
  it('is kept, and written with the function’s role', () => {
    const { runtime, logs, write } = prepare();

    write('one\n');
    write('two\n');

    const resource = `arn:aws:logs:${region}:${account}:log-group:group:log-stream:local`;
    expect(readFileSync(join(logs, 'f.log'), 'utf8')).toBe('one\ntwo\n');
    expect(runtime.calls).toEqual(
      ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
        caller: 'reader',
        action,
        resource,
        context: {},
      })),
    );
  });

  it('is lost when its role may not write the log group', () => {
    const { runtime, logs, write } = prepare();
    runtime.denied.add('logs:PutLogEvents');

    write('one\n');

    expect(readdirSync(logs)).toEqual([]);
    expect(runtime.lines).toMatchObject([{ code: 'logs.denied', function: 'f' }]);
  });
});
