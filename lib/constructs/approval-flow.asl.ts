/**
 * The approval of one plan version as a state machine in JSONata: ask, wait for the vote, tell the requester. DynamoDB
 * decides; the machine only waits. Its input is `{windowId, planVersion, timeoutSeconds}`, its name `{windowId}-p{planVersion}`.
 */
export function approvalFlow(functions: { readonly notifyApprovers: string; readonly concludeRequest: string }) {
  return {
    Comment: 'Asks the approvers of one plan version and tells the requester what they decided',
    QueryLanguage: 'JSONata',
    StartAt: 'NotifyApprovers',
    States: {
      NotifyApprovers: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: functions.notifyApprovers,
          Payload: {
            windowId: '{% $states.input.windowId %}',
            planVersion: '{% $states.input.planVersion %}',
            taskToken: '{% $states.context.Task.Token %}',
          },
        },
        TimeoutSeconds: '{% $states.input.timeoutSeconds %}',
        Retry: [serviceErrors, { ErrorEquals: ['RequestSettled'], MaxAttempts: 0 }, otherErrors],
        Catch: [
          { ErrorEquals: ['States.Timeout'], Output: request('timed-out'), Next: 'ConcludeRequest' },
          // Decided before the question was asked: thrown by the function when the window is no longer `requested`.
          { ErrorEquals: ['RequestSettled'], Output: request('settled'), Next: 'ConcludeRequest' },
        ],
        Output: request('settled'),
        Next: 'ConcludeRequest',
      },
      ConcludeRequest: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: functions.concludeRequest, Payload: '{% $states.input %}' },
        Retry: [serviceErrors, otherErrors],
        Output: { status: '{% $states.result.Payload.status %}' },
        Next: 'Decision',
      },
      Decision: {
        Type: 'Choice',
        Choices: [on('Approved'), on('Rejected'), on('Expired'), on('Cancelled')],
        Default: 'Unsettled',
      },
      Approved: { Type: 'Succeed' },
      Rejected: { Type: 'Succeed' },
      Expired: { Type: 'Succeed' },
      Cancelled: { Type: 'Succeed' },
      Unsettled: { Type: 'Fail', Error: 'Unsettled', Cause: 'The request was concluded without a decision' },
    },
  };
}

/** Both functions may run twice: mails are marked per person, and the decision is conditional. */
const serviceErrors = {
  ErrorEquals: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
    'Sandbox.Timedout',
  ],
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
  JitterStrategy: 'FULL',
};

/**
 * What the function itself ran into: a table or a topic that did not answer, a lost race. Without these attempts nobody would
 * be asked before reconcile comes by, which is too late for a window that is near.
 */
const otherErrors = {
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 5,
  MaxAttempts: 3,
  BackoffRate: 3,
  JitterStrategy: 'FULL',
};

const request = (outcome: 'settled' | 'timed-out') => ({
  windowId: '{% $states.context.Execution.Input.windowId %}',
  planVersion: '{% $states.context.Execution.Input.planVersion %}',
  outcome,
});

const on = (state: string) => ({
  Condition: `{% $states.input.status = '${state.toLowerCase()}' %}`,
  Next: state,
});
