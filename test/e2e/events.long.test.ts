import { readFileSync, writeFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { asRole, templateFile, templateOf } from './aws';
import { eventually, Stage } from './harness';

type Entry = { readonly chain: string; readonly seq: number; readonly move: string };

const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** A rule that hears everything, its queue, and a role that reads the queue and may deliver to the publisher again. */
function withRule(directory: string): void {
  const file = templateFile(directory);
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, unknown> };
  const publisher = Object.keys(template.Resources).find((id) => /^EventsPublishEvents[0-9A-F]{8}$/.test(id)) ?? '';
  const allow = (Action: unknown, Resource: unknown, more = {}) => ({
    Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
  });
  const trust = {
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
  };
  const policies = [
    { PolicyName: 'Read', PolicyDocument: allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arn('Heard')) },
    { PolicyName: 'Deliver', PolicyDocument: allow('lambda:InvokeFunction', arn(publisher)) },
  ];
  Object.assign(template.Resources, {
    Heard: { Type: 'AWS::SQS::Queue', Properties: {} },
    HeardPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Heard' }],
        PolicyDocument: allow('sqs:SendMessage', arn('Heard'), { Principal: { Service: 'events.amazonaws.com' } }),
      },
    },
    Everything: {
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern: { source: ['quiesce'] }, Targets: [{ Id: 'Heard', Arn: arn('Heard') }] },
    },
    ListenerRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust, Policies: policies },
    },
  });
  writeFileSync(file, JSON.stringify(template));
}

describe('a rule on the bus', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.kill();
    withRule(stage.directory);
    await stage.restart();
  }, 180_000);
  afterAll(() => stage.close(), 30_000);

  const aws = () => asRole(stage.directory, stage.endpoints.aws, 'ListenerRole');
  const queueUrl = () => `${stage.endpoints.aws}/123456789012/quiesce-Heard`;
  const heard: string[] = [];
  async function listen(): Promise<readonly string[]> {
    const client = new SQSClient(aws());
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl(), MaxNumberOfMessages: 10 }),
    );
    for (const { Body = '', ReceiptHandle } of Messages) {
      const { detail } = JSON.parse(Body) as { detail: { id: string; type: string } };
      heard.push(`${detail.id} ${detail.type}`);
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl(), ReceiptHandle }));
    }
    return heard;
  }
  const entries = async (): Promise<readonly Entry[]> => {
    const { body } = await (await stage.api('viewer')).get('/v1/audit?siteId=demo');
    return [...(body.items as readonly Entry[])].sort((a, b) => a.seq - b.seq);
  };

  it('hears each change of a window’s life once, and twice what is delivered twice, with the same id', async () => {
    const before = (await entries()).length;
    const window = await stage.requestWindow({ inSeconds: 6, seconds: 2 });
    await stage.vote('ana', window.windowId);
    await stage.untilStatus(window.windowId, 'completed', 30_000);
    const life = (await entries()).slice(before).map(({ chain, seq, move }) => `quiesce/${chain}/${seq} ${move}`);
    expect(life.map((line) => line.split(' ')[1])).toEqual([
      'window.requested',
      'window.approved',
      'window.started',
      'window.ended',
    ]);
    await eventually(listen, (all) => life.every((line) => all.includes(line)));
    expect(heard.filter((line) => line.startsWith('quiesce/demo/'))).toEqual(life);

    const again = (await entries()).at(-1);
    const image = marshall(
      { ...again, at: 1, seq: String(again?.seq).padStart(12, '0') },
      { removeUndefinedValues: true },
    );
    const Records = [
      {
        eventName: 'INSERT',
        dynamodb: { SequenceNumber: '1', Keys: { chain: image.chain, seq: image.seq }, NewImage: image },
      },
    ];
    const [FunctionName = ''] = Object.keys(templateOf(stage.directory).Resources).filter((id) =>
      /^EventsPublishEvents[0-9A-F]{8}$/.test(id),
    );
    const Payload = Buffer.from(JSON.stringify({ Records }));
    await new LambdaClient(aws()).send(new InvokeCommand({ FunctionName: `quiesce-${FunctionName}`, Payload }));
    const last = life.at(-1) ?? '';
    await eventually(listen, (all) => all.filter((line) => line === last).length === 2);
  }, 90_000);
});
