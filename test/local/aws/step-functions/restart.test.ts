import type { InvokeResult } from '../../../../local/aws/gateway/service';
import { eventually } from '../../bench/gateway';
import { FlowBench, failure, tokenOf } from './bench';
import { executionArn, notify } from './flow';

describe('executions by name and over restarts', () => {
  let bench: FlowBench;
  beforeEach(() => {
    bench = new FlowBench();
    return bench.open();
  });
  afterEach(() => bench.close());

  describe('names', () => {
    it('are started once; the same call again is the same execution while it runs', async () => {
      const [first, again] = await Promise.all([bench.start(), bench.start()]);
      expect(again).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
      await expect(bench.start('w-p1', { id: 'other' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
      await bench.succeed(await bench.token());
      await bench.ended();
      expect(bench.calls(notify)).toHaveLength(1);
      await expect(bench.start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    });

    it('stay taken for 90 days after the end, over restarts', async () => {
      await bench.start();
      await bench.succeed(await bench.token());
      await bench.ended();
      const day = 24 * 3600 * 1000;
      const now = Date.now();
      await bench.reopen(now + 89 * day);
      await expect(bench.start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
      await bench.reopen(now + 91 * day);
      expect(await bench.start()).toMatchObject({ executionArn: executionArn('w-p1') });
    });

    it.each(['a:b', 'a/b', 'a b', 'a#b', 'a%b', '', 'x'.repeat(81)])('may not be "%s"', async (name) => {
      await expect(bench.start(name)).rejects.toMatchObject({ name: 'InvalidName' });
    });
  });

  describe('after a crash', () => {
    it('calls the function again that was running, with the same token', async () => {
      bench.runtime.invokeWith = () => new Promise(() => {});
      await bench.start();
      await eventually(() => bench.calls(notify).length > 0 || undefined, 'the call');
      const before = tokenOf(bench.calls(notify)[0]);
      await bench.reopen();
      expect(await bench.token()).toBe(before);
      await bench.succeed(before);
      expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
    });

    it('still takes the token it waits for, and calls nothing twice', async () => {
      await bench.start();
      const taskToken = await bench.token();
      await bench.reopen();
      await bench.succeed(taskToken);
      expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
      expect(bench.calls(notify)).toEqual([]);
    });

    it('takes the branch of a timeout that passed meanwhile', async () => {
      await bench.start();
      const taskToken = await bench.token();
      bench.status = 'expired';
      await bench.reopen(Date.now() + 601_000);
      expect(await bench.ended()).toMatchObject({ output: '{"status":"expired"}' });
      await expect(bench.succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    });

    it('does not take the end of the machine for a failure of the function', async () => {
      let interrupt: (result: InvokeResult) => void = () => {};
      bench.runtime.invokeWith = () => new Promise((resolve) => (interrupt = resolve));
      await bench.start();
      await eventually(() => bench.calls(notify).length > 0 || undefined, 'the call');
      await bench.stopService();
      interrupt(failure('Runtime.Stopped'));
      await bench.reopen();
      await bench.succeed(await bench.token());
      expect(await bench.ended()).toMatchObject({ status: 'SUCCEEDED' });
    });
  });
});
