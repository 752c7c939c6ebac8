import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AwsClient } from 'aws4fetch';
import type { Machine } from '../../../local/aws/contract';
import { type Engine, startEngine } from '../../../local/aws/dynamodb/engine';
import { freeBlock } from '../../../local/aws/gateway/free-port';
import { startMachine } from '../../../local/aws/machine';
import { createSqs } from '../../../local/aws/sqs/service';
import { Usage } from '../../../local/aws/usage/usage';
import { handwrittenAssembly } from './stack';

/** What the handwritten function answers. */
interface Answer {
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly name?: string;
  readonly event: Readonly<Record<string, unknown>> & {
    readonly requestContext: {
      readonly authorizer: { readonly iam: { readonly userArn: string } };
      readonly http: { readonly sourceIp: string };
    };
  };
  readonly message: string;
}

const run = promisify(execFile);

describe('a stack written by hand, on one machine', () => {
  const directory = mkdtempSync(join(tmpdir(), 'machine-'));
  const usage = new Usage();
  let engine: Engine;
  let machine: Machine;
  let api: string;

  const key = (profile: string) => machine.keys.of(`arn:aws:iam::123456789012:user/${profile}`);
  const signed = (profile: string, path: string, init: RequestInit = {}) => {
    const { id, secret } = key(profile);
    const client = new AwsClient({
      accessKeyId: id,
      secretAccessKey: secret,
      region: 'us-east-1',
      service: 'execute-api',
      retries: 0,
    });
    return client.fetch(`${api}${path}`, init);
  };
  const json = async (response: Promise<Response>): Promise<Answer> => (await response).json() as Promise<Answer>;
  const until = async (path: string) => {
    for (let attempt = 0; attempt < 100; attempt++) {
      const { result } = await json(signed('admin', path));
      if (result) return result;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${path} never came`);
  };
  const start = async () => {
    engine = await startEngine(directory);
    const port = await freeBlock([0, 1, 2, 6]);
    const assembly = handwrittenAssembly(directory);
    machine = await startMachine({
      directory,
      port,
      schedulesDisabled: false,
      assembly,
      engine,
      services: [createSqs],
      pages: [],
      usage,
      onFatal: (error) => {
        throw error;
      },
    });
    api = `http://127.0.0.1:${port}`;
  };
  const stop = async () => {
    await machine.stop();
    await engine.stop();
  };

  beforeAll(start, 20_000);
  afterAll(async () => {
    await stop();
    rmSync(directory, { recursive: true });
  });

  it('answers a signed request of aws4fetch and tells the function who called', async () => {
    const response = await signed('admin', '/items/a?do=put', { method: 'POST', body: '{"n":1}' });
    const { event } = (await response.json()) as Answer;

    expect(response.status).toBe(200);
    expect(event.requestContext.authorizer.iam.userArn).toBe('arn:aws:iam::123456789012:user/admin');
    expect(event.requestContext.http.sourceIp).toBe('127.0.0.1');
    expect(event).toMatchObject({ routeKey: 'POST /items/{id}', rawPath: '/items/a', rawQueryString: 'do=put' });
  });

  it('answers a signed request of curl', async () => {
    const { id, secret } = key('viewer');
    const { stdout } = await run('curl', [
      '-s',
      '--aws-sigv4',
      'aws:amz:us-east-1:execute-api',
      '--user',
      `${id}:${secret}`,
      `${api}/items/a?do=get`,
    ]);

    expect(JSON.parse(stdout).event.requestContext.authorizer.iam.accessKey).toBe(id);
  });

  it('refuses a wrong secret, an unknown key, no signature, and a role that lacks the route', async () => {
    const wrong = new AwsClient({
      accessKeyId: key('admin').id,
      secretAccessKey: 'wrong',
      region: 'us-east-1',
      service: 'execute-api',
      retries: 0,
    });
    const answers = await Promise.all([
      wrong.fetch(`${api}/items/a`),
      fetch(`${api}/items/a`),
      signed('viewer', '/items/a?do=put', { method: 'POST' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await answers[0]?.json()).toEqual({ message: 'Forbidden' });
  });

  it('answers 404 for an unknown route and 429 when the bucket is empty', async () => {
    const open = [await fetch(`${api}/open?do=environment`), await fetch(`${api}/open`), await fetch(`${api}/open`)];

    expect((await fetch(`${api}/nowhere`)).status).toBe(404);
    expect(open.map(({ status }) => status)).toEqual([200, 409, 429]);
    expect(await open[2]?.json()).toEqual({ message: 'Too Many Requests' });
  });

  it('answers a bare 500 when the function throws, and 413 for a body over 10 MB', async () => {
    const crashed = await signed('admin', '/items/a?do=crash');
    const large = await signed('admin', '/items/a', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });

    expect([crashed.status, await crashed.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(large.status).toBe(413);
    expect(readFileSync(join(directory, 'logs', 'front.log'), 'utf8')).toContain('TypeError: broken');
  });

  it('refuses an SDK call that the role lacks, and one that the table denies to everyone', async () => {
    const lacking = await json(signed('admin', '/items/a?do=update'));
    const denied = await json(signed('admin', '/items/a?do=remove'));
    const calls = readFileSync(join(directory, 'calls.jsonl'), 'utf8').trim().split('\n');

    expect(lacking).toMatchObject({ name: 'AccessDeniedException' });
    expect(lacking.message).toContain('dynamodb:UpdateItem');
    expect(denied.message).toContain('explicit deny');
    expect(calls.map((line) => JSON.parse(line))).toContainEqual({
      role: 'ApiRole',
      action: 'dynamodb:UpdateItem',
      resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/hand-Items',
      context: expect.objectContaining({ 'dynamodb:LeadingKeys': ['a'], 'aws:SecureTransport': 'true' }),
      allowed: false,
    });
  });

  it('carries a watched item through the stream to its function, and leaves out what the filter rejects', async () => {
    await signed('admin', '/items/fresh?do=put', { method: 'POST' });

    expect(await until('/items/seen-fresh')).toMatchObject({ kind: { S: 'mark' } });
    expect((await json(signed('admin', '/items/seen-seen-fresh'))).result).toBeNull();
  });

  it('runs an asynchronous invocation', async () => {
    await signed('admin', '/items/x?do=poke');

    expect(await until('/items/poked-x')).toMatchObject({ pk: { S: 'poked-x' } });
  });

  it('hands an invocation that never succeeds to its destination, with the reason', async () => {
    await signed('admin', '/items/x?do=hand');
    const { result } = await json(signed('admin', '/items/x?do=receive'));

    expect(result).toMatchObject([
      {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
        requestPayload: { id: 'x' },
        responsePayload: { errorMessage: 'always' },
      },
    ]);
  });

  it('gives up a poisoned stream record after its retries and says where it lies', async () => {
    await signed('admin', '/items/bad?do=poison', { method: 'POST' });
    const { result } = await json(signed('admin', '/items/x?do=receive'));

    expect(result).toMatchObject([
      { requestContext: { approximateInvokeCount: 2 }, DDBStreamBatchInfo: { batchSize: 1 } },
    ]);
  });

  it('answers an invocation of a function that throws with the error, and refuses what it does not offer', async () => {
    expect((await json(signed('admin', '/items/x?do=ask'))).result).toMatchObject({
      FunctionError: 'Unhandled',
      answer: { errorType: 'Error', errorMessage: 'always' },
    });
    expect(await json(signed('admin', '/items/x?do=nobody'))).toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await json(signed('admin', '/items/x?do=dry'))).toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('catches up on a rate schedule', async () => {
    machine.catchUp();

    expect(await until('/items/poked-scheduled')).toMatchObject({ pk: { S: 'poked-scheduled' } });
  });

  it('counts what it uses, by service, operation and role', async () => {
    usage.clear();
    await signed('admin', '/items/counted?do=put', { method: 'POST' });
    await until('/items/seen-counted');

    const counted = usage.lines().map(({ service, what, by, count }) => [`${service} ${what} ${by}`, count]);
    expect(Object.fromEntries(counted)).toMatchObject({
      'execute-api Requests POST /items/{id}': 1,
      'dynamodb PutItem ApiRole': 1,
      'dynamodb PutItem WatcherRole': 1,
      'dynamodb WriteRequestUnits hand-Items': 2,
      'lambda Invocations watcher': 1,
    });
    const requests = usage.lines().filter(({ what, by }) => what === 'Invocations' && by === 'front');
    const reads = usage.lines().filter(({ what }) => what === 'ReadRequestUnits');
    // The function was called once to write, and then to read as often as units were read.
    expect(requests[0]?.count).toBe(1 + 2 * (reads[0]?.count ?? 0));
  });

  it('refuses AWS calls with an unknown key, without a signature, or to a service it does not have', async () => {
    const aws = api.replace(/\d+$/, (port) => String(Number(port) + 6));
    const ask = (id: string, service: string) =>
      new AwsClient({ accessKeyId: id, secretAccessKey: 'any', region: 'us-east-1', service, retries: 0 }).fetch(aws);
    const answers = await Promise.all([fetch(aws), ask('AKIANOBODY', 'sqs'), ask(key('admin').id, 'athena')]);

    expect(answers.map(({ headers }) => headers.get('x-amzn-errortype'))).toEqual([
      'MissingAuthenticationToken',
      'UnrecognizedClientException',
      'UnknownService',
    ]);
  });

  it('refuses AWS calls that came through another host name', async () => {
    const aws = new URL(api.replace(/\d+$/, (port) => String(Number(port) + 6)));
    const { stdout } = await run('curl', ['-s', '-i', '-H', 'Host: evil.example', aws.href]);

    expect(stdout).toMatch(/403 Forbidden[\s\S]*UnknownHost/);
  });

  it('gives a function its own environment and nothing of the machine', async () => {
    const { result } = await json(signed('admin', '/items/a?do=environment'));

    expect(result).toMatchObject({ TABLE: 'hand-Items', AWS_LAMBDA_FUNCTION_NAME: 'front', AWS_REGION: 'us-east-1' });
    expect(result?.HOME).toBeUndefined();
    expect(result?.PATH).toBeUndefined();
  });

  it('keeps what was written across a restart', async () => {
    const before = key('admin');
    await stop();
    await start();

    expect((await json(signed('admin', '/items/fresh'))).result).toMatchObject({ pk: { S: 'fresh' } });
    expect(key('admin')).toEqual(before);
  }, 20_000);
});
