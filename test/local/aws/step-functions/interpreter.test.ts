import { parseDefinition } from '../../../../local/aws/step-functions/definition';
import { type Execution, entered } from '../../../../local/aws/step-functions/execution';
import { type StepContext, step } from '../../../../local/aws/step-functions/interpreter';
import { nextRetry } from '../../../../local/aws/step-functions/retry';
import { createStepFunctions } from '../../../../local/aws/step-functions/service';
import { fakeRuntime } from '../../bench/fake-runtime';
import { flow, machineArn, notify, role, stateMachine, statesOf } from './flow';

const around: StepContext = {
  machineArn,
  machineName: 'flow',
  roleArn: role.arn,
  region: 'eu-central-1',
  now: 1_700_000_000_000,
  random: () => 0.5,
  newAttempt: () => 'attempt',
  newToken: () => 'token',
};

/** Walks until the execution waits or ends. */
async function run(definition: object, input: unknown, now = around.now): Promise<Execution> {
  const machine = parseDefinition(JSON.stringify(definition));
  const blank: Execution = {
    arn: 'arn',
    machineArn,
    name: 'name',
    revision: 0,
    status: 'RUNNING',
    input: JSON.stringify(input),
    startedAt: around.now,
    variables: {},
    current: { state: machine.StartAt, input, enteredAt: around.now, retries: {}, retryCount: 0 },
    events: [],
  };
  let execution = entered(blank, around.now, machine.StartAt, 'Pass', input);
  for (;;) {
    const next: Execution | undefined =
      execution.status === 'RUNNING' ? await step(machine, execution, { ...around, now }) : undefined;
    if (next === undefined) return execution;
    execution = next;
  }
}
const output = async (definition: object, input: unknown = {}): Promise<unknown> => {
  const { output: text, failure } = await run(definition, input);
  return text === undefined ? failure : JSON.parse(text);
};
const end = (state: object) => statesOf({ Only: { Type: 'Pass', End: true, ...state } });

describe('the interpreter', () => {
  it('gives expressions the input, the context and plain JSON back', async () => {
    const shape = {
      n: '{% $sum($states.input.list) %}',
      name: '{% $states.context.Execution.Name %}',
      text: 'a {% b %}',
      list: ['{% [1] %}'],
    };
    expect(await output(end({ Output: shape }), { list: [1, 2] })).toEqual({
      n: 3,
      name: 'name',
      text: 'a {% b %}',
      list: [[1]],
    });
  });

  it('passes the input on without an Output', async () => {
    expect(await output(end({}), { a: [1] })).toEqual({ a: [1] });
  });

  it('carries variables from state to state', async () => {
    const states = {
      First: { Type: 'Pass', Assign: { count: '{% $states.input.n + 1 %}' }, Output: 'gone', Next: 'Second' },
      Second: { Type: 'Succeed', Output: '{% $count %}' },
    };
    expect(await output(statesOf(states), { n: 1 })).toBe(2);
  });

  it.each([
    ['gives nothing', '{% $states.input.missing %}'],
    ['does not parse', '{% ( %}'],
    ['fails', '{% $number("x") %}'],
    ['evaluates text', '{% $eval("1") %}'],
  ])('fails when an expression %s', async (_, expression) => {
    expect(await output(end({ Output: expression }))).toMatchObject({ Error: 'States.QueryEvaluationError' });
  });

  it('fails when no choice matches, or a condition is no boolean', async () => {
    const choose = (Condition: string) =>
      statesOf({ Choose: { Type: 'Choice', Choices: [{ Condition, Next: 'Done' }] }, Done: { Type: 'Succeed' } });
    expect(await output(choose('{% false %}'))).toMatchObject({ Error: 'States.NoChoiceMatched' });
    expect(await output(choose('{% 1 %}'))).toMatchObject({ Error: 'States.QueryEvaluationError' });
  });

  it('waits until its instant', async () => {
    const definition = statesOf({
      Sleep: { Type: 'Wait', Seconds: '{% $states.input.s %}', Next: 'Done' },
      Done: { Type: 'Succeed' },
    });
    const waiting = await run(definition, { s: 5 });
    expect(waiting).toMatchObject({ status: 'RUNNING', current: { wakeAt: around.now + 5000 } });
    const machine = parseDefinition(JSON.stringify(definition));
    expect(await step(machine, waiting, { ...around, now: around.now + 4999 })).toBeUndefined();
    expect(await step(machine, waiting, { ...around, now: around.now + 5000 })).toMatchObject({
      current: { state: 'Done' },
    });
  });

  it('ends an execution that outlived the timeout of its machine', async () => {
    const machine = parseDefinition(JSON.stringify(end({})));
    const execution = {
      ...(await run(statesOf({ S: { Type: 'Wait', Seconds: 9, End: true } }), {})),
      timeoutAt: around.now,
    };
    expect(await step(machine, execution, around)).toMatchObject({ status: 'TIMED_OUT' });
  });

  it('refuses an output beyond 256 KB', async () => {
    expect(await output(end({ Output: '{% $pad("", 262144, "x") %}' }))).toMatchObject({
      Error: 'States.DataLimitExceeded',
    });
  });

  it('catches a failed expression of a task', async () => {
    const Ask = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: notify, Payload: '{% $states.input.missing %}' },
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Done' }],
      End: true,
    };
    expect(await output(statesOf({ Ask, Done: { Type: 'Succeed' } }))).toBe('States.QueryEvaluationError');
  });

  it('spaces retries by backoff, cap and jitter, each retrier by its own count', () => {
    const retrier = {
      ErrorEquals: ['A'],
      IntervalSeconds: 2,
      MaxAttempts: 3,
      BackoffRate: 2,
      JitterStrategy: 'NONE' as const,
    };
    const retriers = [
      { ...retrier, MaxDelaySeconds: 5 },
      { ...retrier, ErrorEquals: ['States.TaskFailed'], JitterStrategy: 'FULL' as const },
    ];
    const next = (name: string, used: number) =>
      nextRetry(retriers, { 0: used, 1: used }, { Error: name, Cause: '' }, () => 0.5)?.delayMs;
    expect([0, 1, 2, 3].map((used) => next('A', used))).toEqual([2000, 4000, 5000, undefined]);
    expect(next('B', 1)).toBe(2000);
    expect(next('States.Timeout', 0)).toBeUndefined();
    expect(next('States.Runtime', 0)).toBeUndefined();
  });
});

describe('a definition', () => {
  it.each([
    ['an unknown state type', { S: { Type: 'Map', End: true } }, 'Type'],
    ['an unknown field', { S: { Type: 'Pass', ResultPath: '$', End: true } }, 'ResultPath'],
    ['a heartbeat', { S: { ...flow.States.Ask, HeartbeatSeconds: 5 } }, 'HeartbeatSeconds'],
    ['another integration', { S: { ...flow.States.Conclude, Resource: 'arn:aws:states:::sns:publish' } }, 'Resource'],
    ['a way to nowhere', { S: { Type: 'Pass', Next: 'Nowhere' } }, 'Nowhere'],
    ['a state without a way on', { S: { Type: 'Pass' } }, 'Next or End'],
    ['a state with two ways on', { S: { Type: 'Pass', Next: 'S', End: true } }, 'Next or End'],
  ])('with %s is refused at load', (_, states, named) => {
    expect(() => parseDefinition(JSON.stringify(statesOf(states)))).toThrow(named);
    expect(() => createStepFunctions(fakeRuntime([role, stateMachine(statesOf(states))]))).toThrow(named);
  });

  it('in JSONPath is refused at load', () => {
    expect(() =>
      parseDefinition(JSON.stringify({ ...statesOf({ S: { Type: 'Succeed' } }), QueryLanguage: 'JSONPath' })),
    ).toThrow('QueryLanguage');
  });
});
