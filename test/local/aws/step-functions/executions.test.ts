import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { eventually } from '../../bench/gateway';
import { FlowBench, failure, tokenOf } from './bench';
import { conclude, executionArn, notify } from './flow';

describe('an execution', () => {
  let bench: FlowBench;
  beforeEach(() => {
    bench = new FlowBench();
    return bench.open();
  });
  afterEach(() => bench.close());

  it('asks, waits for the token, concludes and branches', async () => {
    await bench.start();
    const taskToken = await bench.token();
    expect(bench.calls(notify)).toMatchObject([{ payload: { id: 'w', taskToken: expect.stringMatching(/^.{512}$/) } }]);
    expect(await bench.describeIt()).toMatchObject({ status: 'RUNNING', input: '{"id":"w","timeoutSeconds":600}' });
    await bench.succeed(taskToken);
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"approved"}' });
    expect(bench.calls(conclude)).toMatchObject([{ payload: { id: 'w', outcome: 'settled' } }]);
    expect(await bench.types()).toEqual([
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
    await bench.start();
    await bench.token();
    const invoked = { caller: 'machine-role', action: 'lambda:InvokeFunction', resource: notify };
    expect(bench.runtime.calls).toContainEqual(expect.objectContaining(invoked));
  });

  it('fails with the error and cause of a Fail state', async () => {
    bench.status = 'odd';
    await bench.start();
    await bench.succeed(await bench.token());
    expect(await bench.ended()).toMatchObject({ status: 'FAILED', error: 'Unsettled', cause: 'got odd' });
  });

  it('takes the branch of the timeout when no token comes', async () => {
    bench.status = 'expired';
    await bench.start('w-p1', { id: 'w', timeoutSeconds: 1 });
    const taskToken = await bench.token();
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"expired"}' });
    expect(bench.calls(conclude)).toMatchObject([{ payload: { outcome: 'timed-out' } }]);
    await expect(bench.succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('catches the error that a function threw', async () => {
    bench.runtime.invokeWith = async (arn, payload) =>
      arn === notify ? failure('RequestSettled') : bench.answering(arn, payload);
    await bench.start();
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
    expect(bench.calls(conclude)).toMatchObject([{ payload: { outcome: 'settled' } }]);
  });

  it('asks once more, with another token and the wait it is told, while there is time left', async () => {
    bench.status = 'requested';
    await bench.start('w-p1', { id: 'w', timeoutSeconds: 1 });
    const first = await bench.token();
    await eventually(() => bench.calls(notify).length === 2 || undefined, 'the second question');
    const [, second] = bench.calls(notify).map(tokenOf);
    await expect(bench.succeed(first)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    bench.status = 'approved';
    await bench.succeed(second ?? '');
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED', output: '{"status":"approved"}' });
  });

  it('retries with another token, then fails with the last error', async () => {
    bench.runtime.invokeWith = async (arn, payload) =>
      arn === notify ? failure('Flaky') : bench.answering(arn, payload);
    await bench.start();
    await eventually(() => bench.calls(notify).length === 2 || undefined, 'the first retry');
    const [first, second] = bench.calls(notify).map(tokenOf);
    expect(first).not.toBe(second);
    await expect(bench.succeed(first ?? '')).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(await bench.ended()).toMatchObject({ status: 'FAILED', error: 'Flaky' });
    expect(bench.calls(notify)).toHaveLength(3);
  });

  it('fails as AWS does when the role may not invoke', async () => {
    bench.runtime.denied.add('lambda:InvokeFunction');
    await bench.start();
    await eventually(async () => (await bench.types()).includes('TaskFailed') || undefined, 'the failure');
    const failed = (await bench.history()).find((event) => event.type === 'TaskFailed');
    expect(failed?.taskFailedEventDetails).toMatchObject({ error: 'Lambda.AWSLambdaException' });
    expect(bench.runtime.invocations).toEqual([]);
  });

  it('leaves a stopped execution stopped', async () => {
    await bench.start();
    const taskToken = await bench.token();
    await bench.client.send(new StopExecutionCommand({ executionArn: executionArn('w-p1') }));
    await bench.client.send(new StopExecutionCommand({ executionArn: executionArn('w-p1') }));
    await expect(bench.succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect((await bench.types()).filter((type) => type === 'ExecutionAborted')).toHaveLength(1);
  });
});
