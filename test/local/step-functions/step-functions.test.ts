import {
  CreateActivityCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { InvokeResult, Service } from '../../../local/gateway/service';
import { createStepFunctions } from '../../../local/step-functions/service';
import { type Disk, type FakeRuntime, fakeRuntime, region } from '../bench/fake-runtime';
import { type Bench, credentials, eventually, serve } from '../bench/gateway';
import { conclude, executionArn, flow, machineArn, notify, role, stateMachine } from './flow';

type Invoke = (arn: string, payload: unknown) => Promise<InvokeResult>;
const failure = (errorType: string): InvokeResult => ({ payload: null, error: { errorType, errorMessage: 'no' } });

describe('Step Functions', () => {
  const disk: Disk = new Map();
  let runtime: FakeRuntime;
  let service: Service;
  let bench: Bench;
  let client: SFNClient;
  let status: string;

  /** notify takes the token, conclude answers the status. */
  const answering: Invoke = async (arn) => ({ payload: arn === conclude ? { status } : null });

  async function open(invokeWith: Invoke = answering, definition: object = flow, now?: number): Promise<void> {
    runtime = fakeRuntime([role, stateMachine(definition)], { disk });
    runtime.invokeWith = invokeWith;
    runtime.now = now;
    service = createStepFunctions(runtime);
    bench = await serve(service);
    client = new SFNClient({ region, credentials, endpoint: bench.endpoint });
    await service.start?.();
  }
  async function close(): Promise<void> {
    await service.stop?.();
    await bench.close();
  }
  /** A crash: what was in flight never comes back. */
  async function reopen(invokeWith: Invoke = answering, now?: number): Promise<void> {
    await close();
    await open(invokeWith, flow, now);
  }
  const start = (name = 'w-p1', input: object = { id: 'w', timeoutSeconds: 600 }) =>
    client.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }));
  const describeIt = (name = 'w-p1') => client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) }));
  const ended = (name = 'w-p1') =>
    eventually(async () => {
      const found = await describeIt(name);
      return found.status === 'RUNNING' ? undefined : found;
    }, 'the end of the execution');
  const history = async (more = {}) =>
    (await client.send(new GetExecutionHistoryCommand({ executionArn: executionArn('w-p1'), ...more }))).events ?? [];
  const types = async () => (await history()).map((event) => event.type);
  const calls = (arn: string) => runtime.invocations.filter((each) => each.arn === arn);
  const tokenOf = (call: { payload: unknown } | undefined): string =>
    (call?.payload as { taskToken: string } | undefined)?.taskToken ?? '';
  /** The token, once the function was called and has returned. */
  const token = () =>
    eventually(
      async () => ((await types()).includes('TaskSubmitted') ? tokenOf(calls(notify).at(-1)) : undefined),
      'the token',
    );
  const succeed = (taskToken: string, output = '{"status":"approved"}') =>
    client.send(new SendTaskSuccessCommand({ taskToken, output }));

  beforeEach(async () => {
    disk.clear();
    status = 'approved';
    await open();
  });
  afterEach(close);

  it('asks, waits for the token, concludes and branches', async () => {
    await start();
    const taskToken = await token();
    expect(calls(notify)).toMatchObject([{ payload: { id: 'w', taskToken: expect.stringMatching(/^.{512}$/) } }]);
    expect(await describeIt()).toMatchObject({ status: 'RUNNING', input: '{"id":"w","timeoutSeconds":600}' });
    await succeed(taskToken);
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"approved"}' });
    expect(calls(conclude)).toMatchObject([{ payload: { id: 'w', outcome: 'settled' } }]);
    expect(await types()).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('invokes functions as the role of the machine', async () => {
    await start();
    await token();
    const invoked = { caller: 'machine-role', action: 'lambda:InvokeFunction', resource: notify };
    expect(runtime.calls).toContainEqual(expect.objectContaining(invoked));
  });

  it('fails with the error and cause of a Fail state', async () => {
    status = 'odd';
    await start();
    await succeed(await token());
    expect(await ended()).toMatchObject({ status: 'FAILED', error: 'Unsettled', cause: 'got odd' });
  });

  it('takes the branch of the timeout when no token comes', async () => {
    status = 'expired';
    await start('w-p1', { id: 'w', timeoutSeconds: 1 });
    const taskToken = await token();
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"expired"}' });
    expect(calls(conclude)).toMatchObject([{ payload: { outcome: 'timed-out' } }]);
    await expect(succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('catches the error that a function threw', async () => {
    runtime.invokeWith = async (arn, payload) => (arn === notify ? failure('RequestSettled') : answering(arn, payload));
    await start();
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(conclude)).toMatchObject([{ payload: { outcome: 'settled' } }]);
  });

  it('asks once more, with another token and the wait it is told, while there is time left', async () => {
    status = 'requested';
    await start('w-p1', { id: 'w', timeoutSeconds: 1 });
    const first = await token();
    await eventually(() => calls(notify).length === 2 || undefined, 'the second question');
    const [, second] = calls(notify).map(tokenOf);
    await expect(succeed(first)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    status = 'approved';
    await succeed(second ?? '');
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"approved"}' });
  });

  it('retries with another token, then fails with the last error', async () => {
    runtime.invokeWith = async (arn, payload) => (arn === notify ? failure('Flaky') : answering(arn, payload));
    await start();
    await eventually(() => calls(notify).length === 2 || undefined, 'the first retry');
    const [first, second] = calls(notify).map(tokenOf);
    expect(first).not.toBe(second);
    await expect(succeed(first ?? '')).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(await ended()).toMatchObject({ status: 'FAILED', error: 'Flaky' });
    expect(calls(notify)).toHaveLength(3);
  });

  it('fails as AWS does when the role may not invoke', async () => {
    runtime.denied.add('lambda:InvokeFunction');
    await start();
    await eventually(async () => (await types()).includes('TaskFailed') || undefined, 'the failure');
    const failed = (await history()).find((event) => event.type === 'TaskFailed');
    expect(failed?.taskFailedEventDetails).toMatchObject({ error: 'Lambda.AWSLambdaException' });
    expect(runtime.invocations).toEqual([]);
  });

  it('takes a token that is settled before its function returned', async () => {
    let release: (result: InvokeResult) => void = () => {};
    runtime.invokeWith = (arn, payload) =>
      arn === notify ? new Promise((resolve) => (release = resolve)) : answering(arn, payload);
    await start();
    await eventually(() => calls(notify).length > 0 || undefined, 'the call');
    await succeed(tokenOf(calls(notify)[0]));
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
    release(failure('TooLate'));
    expect(await describeIt()).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('settles a token once, also when two race for it', async () => {
    await start();
    const taskToken = await token();
    const results = await Promise.allSettled([succeed(taskToken), succeed(taskToken, '{"status":"rejected"}')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await ended();
    await expect(succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(calls(conclude)).toHaveLength(1);
  });

  it('fails a task by its token', async () => {
    await start();
    const taskToken = await token();
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'RequestSettled', cause: 'why' }));
    expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('refuses a malformed token and an output that is not JSON', async () => {
    await start();
    const taskToken = await token();
    await expect(succeed('nonsense')).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(succeed(`${taskToken.slice(0, -1)}x`)).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(succeed(taskToken, 'approved')).rejects.toMatchObject({ name: 'InvalidOutput' });
    expect(await describeIt()).toMatchObject({ status: 'RUNNING' });
  });

  describe('names', () => {
    it('are started once; the same call again is the same execution while it runs', async () => {
      const [first, again] = await Promise.all([start(), start()]);
      expect(again).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
      await expect(start('w-p1', { id: 'other' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
      await succeed(await token());
      await ended();
      expect(calls(notify)).toHaveLength(1);
      await expect(start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    });

    it('stay taken for 90 days after the end, over restarts', async () => {
      await start();
      await succeed(await token());
      await ended();
      const day = 24 * 3600 * 1000;
      const now = Date.now();
      await reopen(answering, now + 89 * day);
      await expect(start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
      await reopen(answering, now + 91 * day);
      expect(await start()).toMatchObject({ executionArn: executionArn('w-p1') });
    });

    it.each(['a:b', 'a/b', 'a b', 'a#b', 'a%b', '', 'x'.repeat(81)])('may not be "%s"', async (name) => {
      await expect(start(name)).rejects.toMatchObject({ name: 'InvalidName' });
    });
  });

  describe('after a crash', () => {
    it('calls the function again that was running, with the same token', async () => {
      runtime.invokeWith = () => new Promise(() => {});
      await start();
      await eventually(() => calls(notify).length > 0 || undefined, 'the call');
      const before = tokenOf(calls(notify)[0]);
      await reopen();
      expect(await token()).toBe(before);
      await succeed(before);
      expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
    });

    it('still takes the token it waits for, and calls nothing twice', async () => {
      await start();
      const taskToken = await token();
      await reopen();
      await succeed(taskToken);
      expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
      expect(calls(notify)).toEqual([]);
    });

    it('takes the branch of a timeout that passed meanwhile', async () => {
      await start();
      const taskToken = await token();
      status = 'expired';
      await reopen(answering, Date.now() + 601_000);
      expect(await ended()).toMatchObject({ output: '{"status":"expired"}' });
      await expect(succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    });

    it('does not take the end of the machine for a failure of the function', async () => {
      let interrupt: (result: InvokeResult) => void = () => {};
      runtime.invokeWith = () => new Promise((resolve) => (interrupt = resolve));
      await start();
      await eventually(() => calls(notify).length > 0 || undefined, 'the call');
      await service.stop?.();
      interrupt(failure('Runtime.Stopped'));
      await reopen();
      await succeed(await token());
      expect(await ended()).toMatchObject({ status: 'SUCCEEDED' });
    });
  });

  it('lists executions newest first, by status and page', async () => {
    for (const name of ['a', 'b', 'c']) {
      await start(name);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await client.send(
      new StopExecutionCommand({ executionArn: executionArn('b'), error: 'Stopped', cause: 'by hand' }),
    );
    expect(await describeIt('b')).toMatchObject({ status: 'ABORTED', error: 'Stopped' });
    const list = (more: object) => client.send(new ListExecutionsCommand({ stateMachineArn: machineArn, ...more }));
    const first = await list({ statusFilter: 'RUNNING', maxResults: 1 });
    expect(first.executions?.map(({ name }) => name)).toEqual(['c']);
    const second = await list({ statusFilter: 'RUNNING', maxResults: 1, nextToken: first.nextToken });
    expect(second.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
  });

  it('leaves a stopped execution stopped', async () => {
    await start();
    const taskToken = await token();
    await client.send(new StopExecutionCommand({ executionArn: executionArn('w-p1') }));
    await client.send(new StopExecutionCommand({ executionArn: executionArn('w-p1') }));
    await expect(succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect((await types()).filter((type) => type === 'ExecutionAborted')).toHaveLength(1);
  });

  it('shows the history forward, backward, in pages, and without data when asked', async () => {
    await start();
    await token();
    const [last] = await history({ reverseOrder: true, maxResults: 1 });
    expect(last).toMatchObject({ type: 'TaskSubmitted', id: 5, previousEventId: 4 });
    const [begun] = await history({ maxResults: 1 });
    expect(begun?.executionStartedEventDetails?.input).toBe('{"id":"w","timeoutSeconds":600}');
    const bare = await history({ includeExecutionData: false });
    expect(bare[0]?.executionStartedEventDetails?.input).toBeUndefined();
    expect(bare.find((event) => event.type === 'TaskScheduled')?.taskScheduledEventDetails?.parameters).toBeUndefined();
  });

  it('shows a token nowhere: not in the history, not in the log', async () => {
    await start();
    const taskToken = await token();
    await succeed(taskToken);
    await ended();
    expect(runtime.lines).toContainEqual(expect.objectContaining({ code: 'execution-event', event: 'TaskSubmitted' }));
    expect(JSON.stringify(runtime.lines)).not.toContain(taskToken);
    expect(JSON.stringify(await history())).not.toContain(taskToken);
  });

  it('asks for the permission on the machine or the execution', async () => {
    await start();
    await succeed(await token());
    await describeIt();
    const asked = runtime.calls
      .filter(({ caller }) => caller === 'tester')
      .map(({ action, resource }) => [action, resource]);
    expect(asked).toContainEqual(['states:StartExecution', machineArn]);
    expect(asked).toContainEqual(['states:SendTaskSuccess', machineArn]);
    expect(asked).toContainEqual(['states:DescribeExecution', executionArn('w-p1')]);
    runtime.denied.add('states:StartExecution');
    await expect(start('w-p2')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses what does not exist or is not served', async () => {
    await expect(describeIt('nobody')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const elsewhere = new StartExecutionCommand({ stateMachineArn: `${machineArn}x` });
    await expect(client.send(elsewhere)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    const broken = new StartExecutionCommand({ stateMachineArn: machineArn, input: '{' });
    await expect(client.send(broken)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(client.send(new CreateActivityCommand({ name: 'a' }))).rejects.toThrow('CreateActivity');
  });
});
