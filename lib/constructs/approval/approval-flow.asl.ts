/**
 * The approval of one plan version as a state machine in JSONata: ask, wait for the vote, mail the outcome. DynamoDB
 * decides; the state machine only waits. When a wait ends at a reminder time, it asks again and waits with a new token.
 * Its input is `{subjectId, planVersion, timeoutSeconds, wakeAt}`, its name `{subjectId}-p{planVersion}`.
 *
 * Only a timeout is caught. A question that was decided before it was asked is settled like any other: the function
 * stores the token all the same, and on-control-change, which follows the table, answers it. Nothing has to be thrown
 * for that.
 */
export function approvalFlow(functions: { readonly notifyApprovers: string; readonly concludeRequest: string }) {
  return {
    Comment: 'Asks the approvers of one plan version, reminds them, and tells what they decided',
    QueryLanguage: 'JSONata',
    StartAt: 'NotifyApprovers',
    States: {
      NotifyApprovers: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: functions.notifyApprovers,
          Payload: {
            subjectId: '{% $states.input.subjectId %}',
            planVersion: '{% $states.input.planVersion %}',
            taskToken: '{% $states.context.Task.Token %}',
          },
        },
        TimeoutSeconds: '{% $states.input.timeoutSeconds %}',
        Retry: [serviceErrors, otherErrors],
        Catch: [{ ErrorEquals: ['States.Timeout'], Output: { ...request, outcome: 'timed-out' }, Next: 'Waited' }],
        Output: { ...request, outcome: 'settled' },
        Next: 'ConcludeRequest',
      },
      // Executions that began before there was `wakeAt`, and those that are past all of it, ask what to do.
      Waited: {
        Type: 'Choice',
        Choices: [
          {
            Condition: `{% $exists(${nextWakeUp}) %}`,
            Output: { ...request, timeoutSeconds: `{% ${nextWakeUp} - ${now} %}` },
            Next: 'NotifyApprovers',
          },
        ],
        Default: 'ConcludeRequest',
      },
      ConcludeRequest: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: functions.concludeRequest, Payload: '{% $states.input %}' },
        Retry: [serviceErrors, otherErrors],
        Output: '{% $states.result.Payload %}',
        Next: 'Decision',
      },
      Decision: {
        Type: 'Choice',
        Choices: [
          on('Approved'),
          on('Rejected'),
          on('Expired'),
          on('Cancelled'),
          {
            Condition: "{% $states.input.status = 'requested' %}",
            Output: { ...request, timeoutSeconds: '{% $states.input.waitSeconds %}' },
            Next: 'NotifyApprovers',
          },
        ],
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

/** Both functions may run twice: mails are recorded per person, and the decision is conditional. */
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
 * Retries for failures of the function itself: a table or a topic that did not answer, a lost race. Without them,
 * nobody would be asked before the next reconcile, which is too late for a window that starts soon.
 */
const otherErrors = {
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 5,
  MaxAttempts: 3,
  BackoffRate: 3,
  JitterStrategy: 'FULL',
};

/** In epoch seconds, rounded down, so that a wake-up is a second ahead at least. */
const now = '$floor($toMillis($states.context.State.EnteredTime) / 1000)';
const nextWakeUp = `$min($states.context.Execution.Input.wakeAt[$ > ${now}])`;

const request = {
  subjectId: '{% $states.context.Execution.Input.subjectId %}',
  planVersion: '{% $states.context.Execution.Input.planVersion %}',
};

const on = (state: string) => ({
  Condition: `{% $states.input.status = '${state.toLowerCase()}' %}`,
  Next: state,
});
