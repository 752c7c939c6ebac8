import { account, region, resource, roleResource } from '../../bench/fake-runtime';

export const machineArn = `arn:aws:states:${region}:${account}:stateMachine:flow`;
export const notify = `arn:aws:lambda:${region}:${account}:function:notify`;
export const conclude = `arn:aws:lambda:${region}:${account}:function:conclude`;
export const executionArn = (name: string) => `arn:aws:states:${region}:${account}:execution:flow:${name}`;

export const role = roleResource('machine-role', 'states.amazonaws.com');

const outcome = (text: string) => ({ id: '{% $states.context.Execution.Input.id %}', outcome: text });
const on = (status: string, Next: string) => ({ Condition: `{% $states.input.status = '${status}' %}`, Next });

/** Ask, wait for the token, conclude, branch: the shape of the approval flow. */
export const flow = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: notify,
        Payload: { id: '{% $states.input.id %}', taskToken: '{% $states.context.Task.Token %}' },
      },
      TimeoutSeconds: '{% $states.input.timeoutSeconds %}',
      Retry: [
        { ErrorEquals: ['Lambda.AWSLambdaException', 'Flaky'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2 },
      ],
      Catch: [
        { ErrorEquals: ['States.Timeout'], Output: outcome('timed-out'), Next: 'Conclude' },
        { ErrorEquals: ['RequestSettled'], Output: outcome('settled'), Next: 'Conclude' },
      ],
      Output: outcome('settled'),
      Next: 'Conclude',
    },
    Conclude: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: conclude, Payload: '{% $states.input %}' },
      Output: { status: '{% $states.result.Payload.status %}' },
      Next: 'Decide',
    },
    Decide: {
      Type: 'Choice',
      Choices: [
        on('approved', 'Approved'),
        on('expired', 'Expired'),
        { ...on('requested', 'Ask'), Output: { id: '{% $states.context.Execution.Input.id %}', timeoutSeconds: 30 } },
      ],
      Default: 'Unsettled',
    },
    Approved: { Type: 'Succeed' },
    Expired: { Type: 'Succeed' },
    Unsettled: { Type: 'Fail', Error: 'Unsettled', Cause: "{% 'got ' & $states.input.status %}" },
  },
};

export function stateMachine(definition: object) {
  return resource('AWS::StepFunctions::StateMachine', 'Flow', machineArn, {
    DefinitionString: JSON.stringify(definition),
    RoleArn: role.arn,
  });
}

/** A machine with only these states, starting with the first. */
export function statesOf(states: Record<string, object>, more = {}): object {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more };
}
