import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { ListExecutionsCommand, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createFunctions } from '../../../lambdas/aws/functions';
import { callJson } from '../../../lambdas/aws/service/call-json';
import { callSns } from '../../../lambdas/aws/service/call-sns';
import { Scheduler } from '../../../lambdas/aws/service/scheduler';
import { ServiceClient, type ServiceSettings } from '../../../lambdas/aws/service/service-client';
import { type Reply, type Seen, withAws } from '../aws';

const stateMachineArn = 'arn:aws:states:eu-central-1:111122223333:stateMachine:flow';
const started = { stateMachineArn, name: 'demo.01K-p1', input: '{"a":"ü"}' };
const listed = { stateMachineArn, statusFilter: 'RUNNING', nextToken: 'a/b+c=' } as const;
const settled = { taskToken: 'AQ==/+', output: '{}' };
const message = { QueueUrl: 'http://localhost/111122223333/near', MessageBody: '{"windowId":"ü"}', DelaySeconds: 3 };
const id = { GroupName: 'boundaries', Name: 'w-demo.01K-7-s' };
const page = { GroupName: 'boundaries', NamePrefix: 'w-', MaxResults: 100, NextToken: 'a/b+c=' };
const entry = {
  ...id,
  ScheduleExpression: 'at(2026-11-23T10:00:05)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: 'arn:aws:lambda:eu-central-1:111122223333:function:flip',
    RoleArn: 'arn:aws:iam::111122223333:role/scheduler',
    Input: '{"a":"ü"}',
  },
} as const;
const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:publish-edge';
const payload = { siteId: 'demo', text: 'ü' };

const TopicArn = 'arn:aws:sns:eu-central-1:111122223333:quiesce-approver-ana';
const mail = { TopicArn, Subject: 'Approve?', Message: "ü & more\n~!*()'" };
const subscription = { TopicArn, Protocol: 'email', Endpoint: 'a+b&c@example.com' };
const confirmation = { TopicArn, Token: '2336412f37', AuthenticateOnUnsubscribe: 'true' };
const attribute = { TopicArn, AttributeName: 'Policy', AttributeValue: '{"Version":"2012-10-17"}' };

type Call = (settings: ServiceSettings) => Promise<unknown>;
const states = (settings: ServiceSettings) => new ServiceClient('states', settings);
const scheduler = (settings: ServiceSettings) => new Scheduler(new ServiceClient('scheduler', settings));
const functions = (settings: ServiceSettings) => createFunctions(new ServiceClient('lambda', settings));
const sns = (action: string, input: Readonly<Record<string, string>>) => (settings: ServiceSettings) =>
  callSns(new ServiceClient('sns', settings), action, input);
const topics = (settings: object) => new SNSClient(settings);
const sfn = (settings: object) => new SFNClient(settings);
const schedules = (settings: object) => new SchedulerClient(settings);
const invoke = (InvocationType: 'Event' | 'RequestResponse') => (settings: object) =>
  new LambdaClient(settings).send(
    new InvokeCommand({ FunctionName: functionArn, InvocationType, Payload: Buffer.from(JSON.stringify(payload)) }),
  );

const calls: readonly (readonly [name: string, ours: Call, theirs: Call])[] = [
  ['Invoke, waiting', (s) => functions(s).call(functionArn, payload), invoke('RequestResponse')],
  ['Invoke', (s) => functions(s).send(functionArn, payload), invoke('Event')],
  [
    'StartExecution',
    (s) => callJson(states(s), 'AWSStepFunctions.StartExecution', started),
    (s) => sfn(s).send(new StartExecutionCommand(started)),
  ],
  [
    'ListExecutions',
    (s) => callJson(states(s), 'AWSStepFunctions.ListExecutions', listed),
    (s) => sfn(s).send(new ListExecutionsCommand(listed)),
  ],
  [
    'SendTaskSuccess',
    (s) => callJson(states(s), 'AWSStepFunctions.SendTaskSuccess', settled),
    (s) => sfn(s).send(new SendTaskSuccessCommand(settled)),
  ],
  [
    'SendMessage',
    (s) => callJson(new ServiceClient('sqs', s), 'AmazonSQS.SendMessage', message),
    (s) => new SQSClient({ ...s, md5: false }).send(new SendMessageCommand(message)),
  ],
  ['CreateSchedule', (s) => scheduler(s).create(entry), (s) => schedules(s).send(new CreateScheduleCommand(entry))],
  ['UpdateSchedule', (s) => scheduler(s).update(entry), (s) => schedules(s).send(new UpdateScheduleCommand(entry))],
  ['GetSchedule', (s) => scheduler(s).get(id), (s) => schedules(s).send(new GetScheduleCommand(id))],
  ['DeleteSchedule', (s) => scheduler(s).delete(id), (s) => schedules(s).send(new DeleteScheduleCommand(id))],
  ['Publish', sns('Publish', mail), (s) => topics(s).send(new PublishCommand(mail))],
  ['Subscribe', sns('Subscribe', subscription), (s) => topics(s).send(new SubscribeCommand(subscription))],
  [
    'ConfirmSubscription',
    sns('ConfirmSubscription', confirmation),
    (s) => topics(s).send(new ConfirmSubscriptionCommand(confirmation)),
  ],
  [
    'SetTopicAttributes',
    sns('SetTopicAttributes', attribute),
    (s) => topics(s).send(new SetTopicAttributesCommand(attribute)),
  ],
  [
    'CreateTopic',
    sns('CreateTopic', { Name: 'quiesce-approver-ana' }),
    (s) => topics(s).send(new CreateTopicCommand({ Name: 'quiesce-approver-ana' })),
  ],
  ['DeleteTopic', sns('DeleteTopic', { TopicArn }), (s) => topics(s).send(new DeleteTopicCommand({ TopicArn }))],
  [
    'ListSubscriptionsByTopic',
    sns('ListSubscriptionsByTopic', { TopicArn }),
    (s) => topics(s).send(new ListSubscriptionsByTopicCommand({ TopicArn })),
  ],
  ['ListSchedules', (s) => scheduler(s).list(page), (s) => schedules(s).send(new ListSchedulesCommand(page))],
];

/** What decides what the service does. The SDK adds a token to changes of a schedule, which may be left out. */
function asked({ path, headers, text }: Seen): unknown {
  const url = new URL(path, 'http://localhost');
  url.searchParams.delete('clientToken');
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  const { ClientToken: _, ...body } = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}');
  const of = (name: string) => headers[name];
  return {
    path: url.pathname,
    query: [...url.searchParams].sort(),
    body,
    scope: /Credential=\S+/.exec(String(of('authorization')))?.[0].replace(/\/\d{8}\//, '/today/'),
    target: of('x-amz-target'),
    invocation: of('x-amz-invocation-type'),
  };
}

const ofSns = (operation: string) => /Topic|Subscri|^Publish$/.test(operation);

/** In the protocol of the operation's service. */
function refusalFor(operation: string): Reply {
  if (!ofSns(operation)) {
    const code = 'ResourceNotFoundException';
    return { status: 404, headers: { 'x-amzn-errortype': code }, body: { __type: code, message: 'there is none' } };
  }
  const error = '<Error><Type>Sender</Type><Code>NotFound</Code><Message>there is none</Message></Error>';
  return { status: 404, headers: { 'content-type': 'text/xml' }, body: `<ErrorResponse>${error}</ErrorResponse>` };
}

/** The SDK's client reads XML, and wants it whole. */
function answerFor(operation: string): Reply {
  const xml = `<${operation}Response><${operation}Result></${operation}Result></${operation}Response>`;
  return ofSns(operation) ? { headers: { 'content-type': 'text/xml' }, body: xml } : {};
}

describe('a call without an SDK client', () => {
  const { aws } = withAws();

  it.each(calls)('%s asks for what the client asks for', async (name, ours, theirs) => {
    aws().answer(answerFor(name), answerFor(name));
    await ours(aws().client);
    await theirs(aws().client);

    const [first, second] = aws().seen;
    if (!first || !second) throw new Error('two calls were made');
    expect(first.action.split(/[ ?]/)[0]).toBe(second.action.split(/[ ?]/)[0]);
    expect(asked(first)).toEqual(asked(second));
  });

  it.each(calls)('%s fails with the error that the client names', async (name, ours, theirs) => {
    const thrown: unknown[] = [];
    for (const call of [ours, theirs]) {
      aws().answer(refusalFor(name));
      await call(aws().client).catch((error: unknown) => thrown.push(error));
    }

    expect(thrown).toHaveLength(2);
    for (const error of thrown) {
      expect(error).toMatchObject({
        name: expect.stringMatching(/NotFoundException$/),
        $metadata: { httpStatusCode: 404 },
      });
    }
  });
});
