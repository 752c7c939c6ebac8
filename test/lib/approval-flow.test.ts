import validate from 'asl-validator';
import { spoken, synthesize } from './synthesize';

const template = synthesize();
const machine = Object.values(template.findResources('AWS::StepFunctions::StateMachine'))[0]?.Properties;
const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const definition = JSON.parse(
  spoken(machine.DefinitionString).replace(/(Approval(?:NotifyApprovers|ConcludeRequest))/g, arnOf('$1')),
);

describe('the approval flow', () => {
  it('is a valid state machine', () => {
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });

  it('is logged without execution data, which would hold the task token', () => {
    expect(machine.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
  });

  it('is a standard machine of a fixed name, written in JSONata', () => {
    expect(machine).toMatchObject({ StateMachineName: 'quiesce-approval-flow' });
    expect(machine.StateMachineType ?? 'STANDARD').toBe('STANDARD');
    expect(definition.QueryLanguage).toBe('JSONata');
  });

  it('hands the token to notify-approvers only and waits as long as its input says', () => {
    expect(definition.States.NotifyApprovers).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      TimeoutSeconds: '{% $states.input.timeoutSeconds %}',
      Arguments: {
        FunctionName: arnOf('ApprovalNotifyApprovers'),
        Payload: {
          subjectId: '{% $states.input.subjectId %}',
          planVersion: '{% $states.input.planVersion %}',
          taskToken: '{% $states.context.Task.Token %}',
        },
      },
    });
    expect(JSON.stringify(definition.States.ConcludeRequest)).not.toContain('Token');
  });

  it('concludes after a vote, and after a time-out unless there is another time to ask at', () => {
    const { Output, Next, Catch } = definition.States.NotifyApprovers;
    const concluding = [
      { because: ['vote'], Output, Next },
      ...Catch.map(({ ErrorEquals, ...rest }: { ErrorEquals: string[] }) => ({ because: ErrorEquals, ...rest })),
    ];
    expect(concluding.map(({ because, Output: { outcome }, Next: next }) => [because, outcome, next])).toEqual([
      [['vote'], 'settled', 'ConcludeRequest'],
      [['States.Timeout'], 'timed-out', 'Waited'],
    ]);
    expect(definition.States.Waited).toMatchObject({ Type: 'Choice', Default: 'ConcludeRequest' });
    expect(definition.States.Waited.Choices.map(({ Next: next }: { Next: string }) => next)).toEqual([
      'NotifyApprovers',
    ]);
  });

  it('ends in the state the recorded decision names, and fails without one', () => {
    const { Choices, Default } = definition.States.Decision;
    expect(Choices.slice(0, 4)).toEqual([
      { Condition: "{% $states.input.status = 'approved' %}", Next: 'Approved' },
      { Condition: "{% $states.input.status = 'rejected' %}", Next: 'Rejected' },
      { Condition: "{% $states.input.status = 'expired' %}", Next: 'Expired' },
      { Condition: "{% $states.input.status = 'cancelled' %}", Next: 'Cancelled' },
    ]);
    expect(definition.States[Default]).toMatchObject({ Type: 'Fail' });
  });

  it('asks again, and waits as long as conclude-request says, while there is time left', () => {
    expect(definition.States.Decision.Choices[4]).toEqual({
      Condition: "{% $states.input.status = 'requested' %}",
      Output: {
        subjectId: '{% $states.context.Execution.Input.subjectId %}',
        planVersion: '{% $states.context.Execution.Input.planVersion %}',
        timeoutSeconds: '{% $states.input.waitSeconds %}',
      },
      Next: 'NotifyApprovers',
    });
  });

  it('repeats a task that failed', () => {
    const { NotifyApprovers, ConcludeRequest } = definition.States;
    const attempts = (retry: { ErrorEquals: string[]; MaxAttempts: number }[], error: string) =>
      retry.find(({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes('States.TaskFailed'))
        ?.MaxAttempts;
    for (const { Retry } of [NotifyApprovers, ConcludeRequest]) {
      expect(attempts(Retry, 'Lambda.TooManyRequestsException')).toBe(6);
      expect(attempts(Retry, 'InternalServerError')).toBe(3);
      expect(JSON.stringify(Retry)).not.toMatch(/States\.(Timeout|ALL)/);
    }
  });
});
