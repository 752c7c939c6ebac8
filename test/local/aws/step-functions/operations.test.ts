import {
  CreateActivityCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { FlowBench } from './bench';
import { executionArn, machineArn } from './flow';

describe('Step Functions', () => {
  let bench: FlowBench;
  beforeEach(() => {
    bench = new FlowBench();
    return bench.open();
  });
  afterEach(() => bench.close());

  it('lists executions newest first, by status and page', async () => {
    for (const name of ['a', 'b', 'c']) {
      await bench.start(name);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await bench.client.send(
      new StopExecutionCommand({ executionArn: executionArn('b'), error: 'Stopped', cause: 'by hand' }),
    );
    expect(await bench.describeIt('b')).toMatchObject({ status: 'ABORTED', error: 'Stopped' });
    const list = (more: object) =>
      bench.client.send(new ListExecutionsCommand({ stateMachineArn: machineArn, ...more }));
    const first = await list({ statusFilter: 'RUNNING', maxResults: 1 });
    expect(first.executions?.map(({ name }) => name)).toEqual(['c']);
    const second = await list({ statusFilter: 'RUNNING', maxResults: 1, nextToken: first.nextToken });
    expect(second.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
  });

  it('shows the history forward, backward, in pages, and without data when asked', async () => {
    await bench.start();
    await bench.token();
    const [last] = await bench.history({ reverseOrder: true, maxResults: 1 });
    expect(last).toMatchObject({ type: 'TaskSubmitted', id: 5, previousEventId: 4 });
    const [begun] = await bench.history({ maxResults: 1 });
    expect(begun?.executionStartedEventDetails?.input).toBe('{"id":"w","timeoutSeconds":600}');
    const bare = await bench.history({ includeExecutionData: false });
    expect(bare[0]?.executionStartedEventDetails?.input).toBeUndefined();
    expect(bare.find((event) => event.type === 'TaskScheduled')?.taskScheduledEventDetails?.parameters).toBeUndefined();
  });

  it('asks for the permission on the machine or the execution', async () => {
    await bench.start();
    await bench.succeed(await bench.token());
    await bench.describeIt();
    const asked = bench.runtime.calls
      .filter(({ caller }) => caller === 'tester')
      .map(({ action, resource }) => [action, resource]);
    expect(asked).toContainEqual(['states:StartExecution', machineArn]);
    expect(asked).toContainEqual(['states:SendTaskSuccess', machineArn]);
    expect(asked).toContainEqual(['states:DescribeExecution', executionArn('w-p1')]);
    bench.runtime.denied.add('states:StartExecution');
    await expect(bench.start('w-p2')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses what does not exist or is not served', async () => {
    await expect(bench.describeIt('nobody')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const elsewhere = new StartExecutionCommand({ stateMachineArn: `${machineArn}x` });
    await expect(bench.client.send(elsewhere)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    const broken = new StartExecutionCommand({ stateMachineArn: machineArn, input: '{' });
    await expect(bench.client.send(broken)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(bench.client.send(new CreateActivityCommand({ name: 'a' }))).rejects.toThrow('CreateActivity');
  });
});
