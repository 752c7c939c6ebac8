import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../../../local/aws/lambda/definition';
import { Pool } from '../../../../local/aws/lambda/pool';
import { Sandbox } from '../../../../local/aws/lambda/sandbox';

const code = `
const dns = require('node:dns');
const loadedAt = process.hrtime.bigint().toString();
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
exports.handler = async ({ do: doing, ms }, context) => {
  if (doing === 'wait') return wait(ms).then(() => loadedAt);
  if (doing === 'throw') throw new RangeError('too far');
  if (doing === 'exit') process.exit(3);
  if (doing === 'reject') { Promise.reject(new Error('nobody listens')); return wait(1000); }
  if (doing === 'lookup') return new Promise((resolve) => dns.lookup('123.localhost', (_error, address) => resolve(address)));
  if (doing === 'nothing') return undefined;
  return { left: context.getRemainingTimeInMillis(), name: context.functionName, setting: process.env.SETTING };
};
`;

jest.setTimeout(30_000);

describe('a function in worker threads', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pool-'));
  const printed: string[] = [];
  const definition: FunctionDefinition = {
    name: 'probe',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:probe',
    roleArn: 'arn:role',
    logGroup: 'logs',
    codeDirectory: directory,
    handler: 'index.handler',
    environment: {},
    // Far more than a busy machine needs to start a worker, which counts.
    timeoutMs: 30_000,
    memory: 256,
  };
  const poolOf = (some: Partial<FunctionDefinition> = {}) =>
    new Pool(() => new Sandbox({ ...definition, ...some }, { SETTING: 'x' }, (chunk) => printed.push(chunk)));
  let pool = poolOf();

  beforeAll(() => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'index.js'), code);
  });
  beforeEach(() => {
    pool = poolOf();
  });
  afterEach(() => pool.stop());
  afterAll(() => rmSync(directory, { recursive: true }));

  it('receives the event, its context and its own environment', async () => {
    const { payload } = await pool.invoke({});
    expect(payload).toMatchObject({ name: 'probe', setting: 'x' });
    expect(Reflect.get(Object(payload), 'left')).toBeGreaterThan(100);
    expect(await pool.invoke({ do: 'nothing' })).toEqual({ payload: null });
  });

  it('answers with the error document when it throws, and goes on', async () => {
    const { error } = await pool.invoke({ do: 'throw' });
    expect(error).toEqual({ errorType: 'RangeError', errorMessage: 'too far' });
    expect(printed.join('')).toContain('RangeError: too far');
    expect((await pool.invoke({})).error).toBeUndefined();
  });

  it('is replaced when it times out', async () => {
    const timeouts = [200];
    const impatient = new Pool(() => {
      const timeoutMs = timeouts.shift() ?? definition.timeoutMs;
      return new Sandbox({ ...definition, timeoutMs }, {}, () => {});
    });
    const first = await impatient.invoke({ do: 'wait', ms: 60_000 });
    const second = await impatient.invoke({});
    await impatient.stop();
    expect([first.error?.errorType, second.error]).toEqual(['Sandbox.Timedout', undefined]);
  });

  it.each([
    ['exits', { do: 'exit' }, 'Runtime.ExitError'],
    ['leaves a rejection unhandled', { do: 'reject' }, 'Error'],
  ])('is replaced when it %s', async (_name, event, errorType) => {
    const first = await pool.invoke(event);
    const second = await pool.invoke({});
    expect([first.error?.errorType, second.error]).toEqual([errorType, undefined]);
  });

  it('serves several invocations at once, one per copy, at most eight copies, and keeps copies warm', async () => {
    const events = Array.from({ length: 10 }, () => pool.invoke({ do: 'wait', ms: 60 }));
    const copies = (await Promise.all(events)).map(({ payload }) => payload);
    expect(new Set(copies).size).toBe(8);
  });

  it('finds *.localhost on this machine', async () => {
    expect(await pool.invoke({ do: 'lookup' })).toEqual({ payload: '127.0.0.1' });
  });

  it('says what is missing when the handler is not there', async () => {
    const broken = poolOf({ handler: 'index.other' });
    const { error } = await broken.invoke({});
    await broken.stop();
    expect(error?.errorMessage).toContain('exports no function other');
  });

  it('takes no more work once it is stopped', async () => {
    await pool.stop();
    expect((await pool.invoke({})).error?.errorType).toBe('Runtime.Stopped');
  });
});
