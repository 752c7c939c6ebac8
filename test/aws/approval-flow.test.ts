import { SFNClient } from '@aws-sdk/client-sfn';
import { createApprovalFlow } from '../../lambdas/aws/approval-flow';
import { withAws } from './aws';

const machine = 'arn:aws:states:eu-central-1:111122223333:stateMachine:quiesce-approval-flow';
const run = { subjectId: 'demo.01K', planVersion: 2 };

describe('the approval flow', () => {
  const { aws } = withAws();
  const flow = () => createApprovalFlow(new SFNClient(aws().client), machine);

  it('starts under a name that says subject and plan version', async () => {
    aws().answer({ body: { executionArn: 'arn', startDate: 1 } });

    expect(await flow().start(run, 60, [1_700_000_060, 1_700_003_600])).toBe('started');

    expect(aws().bodies()).toEqual([
      {
        stateMachineArn: machine,
        name: 'demo.01K-p2',
        input: '{"subjectId":"demo.01K","planVersion":2,"timeoutSeconds":60,"wakeAt":[1700000060,1700003600]}',
      },
    ]);
  });

  it('says that a name is taken', async () => {
    aws().refuse('ExecutionAlreadyExists');

    expect(await flow().start({ ...run, restart: 3 }, 60, [])).toBe('exists');

    expect(aws().bodies()).toEqual([expect.objectContaining({ name: 'demo.01K-p2-r3' })]);
  });

  it('hands over the decision and nothing else', async () => {
    expect(await flow().settle('the token', 'approved')).toBe('settled');

    expect(aws().bodies()).toEqual([{ taskToken: 'the token', output: '{"status":"approved"}' }]);
  });

  it.each([
    ['TaskTimedOut', 'over'],
    ['TaskDoesNotExist', 'lost'],
    ['InvalidToken', 'lost'],
  ])('takes %s for a wait that is %s', async (code, outcome) => {
    aws().refuse(code);

    expect(await flow().settle('the token', 'approved')).toBe(outcome);
  });

  it.each(['ThrottlingException', 'AccessDeniedException', 'StateMachineDoesNotExist'])('throws %s', async (code) => {
    aws().refuse(code);
    aws().refuse(code);

    await expect(flow().settle('the token', 'approved')).rejects.toMatchObject({ name: code });
    await expect(flow().start(run, 1, [])).rejects.toMatchObject({ name: code });
  });

  it('tells which plan versions have a run going, over all pages', async () => {
    aws().answer(
      { body: { executions: [{ name: 'demo.A-p1' }, { name: 'demo.B-p2-r3' }], nextToken: 'more' } },
      { body: { executions: [{ name: 'demo.C-p1-r1' }] } },
    );

    expect(await flow().running()).toEqual(new Set(['demo.A-p1', 'demo.B-p2', 'demo.C-p1']));

    expect(aws().bodies()).toEqual([
      { stateMachineArn: machine, statusFilter: 'RUNNING', maxResults: 1000 },
      { stateMachineArn: machine, statusFilter: 'RUNNING', maxResults: 1000, nextToken: 'more' },
    ]);
  });
});
