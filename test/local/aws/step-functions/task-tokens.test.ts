import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import type { InvokeResult } from '../../../../local/aws/gateway/service';
import { eventually } from '../../bench/gateway';
import { FlowBench, failure, tokenOf } from './bench';
import { conclude, notify } from './flow';

describe('a task token', () => {
  let bench: FlowBench;
  beforeEach(() => {
    bench = new FlowBench();
    return bench.open();
  });
  afterEach(() => bench.close());

  it('takes a token that is settled before its function returned', async () => {
    let release: (result: InvokeResult) => void = () => {};
    bench.runtime.invokeWith = (arn, payload) =>
      arn === notify ? new Promise((resolve) => (release = resolve)) : bench.answering(arn, payload);
    await bench.start();
    await eventually(() => bench.calls(notify).length > 0 || undefined, 'the call');
    await bench.succeed(tokenOf(bench.calls(notify)[0]));
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
    release(failure('TooLate'));
    expect(await bench.describeIt()).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('settles a token once, also when two race for it', async () => {
    await bench.start();
    const taskToken = await bench.token();
    const results = await Promise.allSettled([
      bench.succeed(taskToken),
      bench.succeed(taskToken, '{"status":"rejected"}'),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await bench.ended();
    await expect(bench.succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(bench.calls(conclude)).toHaveLength(1);
  });

  it('fails a task by its token', async () => {
    await bench.start();
    const taskToken = await bench.token();
    await bench.client.send(new SendTaskFailureCommand({ taskToken, error: 'RequestSettled', cause: 'why' }));
    expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('refuses a malformed token and an output that is not JSON', async () => {
    await bench.start();
    const taskToken = await bench.token();
    await expect(bench.succeed('nonsense')).rejects.toMatchObject({ name: 'InvalidToken' });
    const forged = `${taskToken.slice(0, -1)}${taskToken.endsWith('x') ? 'y' : 'x'}`;
    await expect(bench.succeed(forged)).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(bench.succeed(taskToken, 'approved')).rejects.toMatchObject({ name: 'InvalidOutput' });
    expect(await bench.describeIt()).toMatchObject({ status: 'RUNNING' });
  });

  it('shows a token nowhere: not in the history, not in the log', async () => {
    await bench.start();
    const taskToken = await bench.token();
    await bench.succeed(taskToken);
    await bench.ended();
    expect(bench.runtime.lines).toContainEqual(
      expect.objectContaining({ code: 'execution-event', event: 'TaskSubmitted' }),
    );
    expect(JSON.stringify(bench.runtime.lines)).not.toContain(taskToken);
    expect(JSON.stringify(await bench.history())).not.toContain(taskToken);
  });
});
