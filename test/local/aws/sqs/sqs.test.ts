import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Service } from '../../../../local/aws/gateway/service';
import { createSqs } from '../../../../local/aws/sqs/service';
import { account, type Disk, type FakeRuntime, fakeRuntime, region, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, eventually, serve } from '../../bench/gateway';

const arn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const url = (name: string) => `http://localhost:1/${account}/${name}`;
const queue = (name: string, properties = {}) => resource('AWS::SQS::Queue', name, arn(name), properties, url(name));
const functionArn = `arn:aws:lambda:${region}:${account}:function:flip`;
const roleArn = `arn:aws:iam::${account}:role/flip-role`;

const resources = [
  queue('near', { VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 } }),
  queue('dead'),
  resource('AWS::SQS::QueuePolicy', 'policy', '', {
    Queues: [url('near')],
    PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Principal: '*' }] },
  }),
];
const mapped = [
  ...resources,
  resource('AWS::Lambda::Function', 'flip', functionArn, { Role: roleArn }),
  resource('AWS::Lambda::EventSourceMapping', 'mapping', '', {
    EventSourceArn: arn('near'),
    FunctionName: 'flip',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  }),
];

describe('SQS', () => {
  let runtime: FakeRuntime;
  let service: Service;
  let bench: Bench;
  let client: SQSClient;
  const disk: Disk = new Map();

  async function open(from = resources): Promise<void> {
    runtime = fakeRuntime(from, { disk });
    service = createSqs(runtime);
    bench = await serve(service);
    client = new SQSClient({ region, credentials, endpoint: bench.endpoint });
  }
  const send = (body: string, more = {}) =>
    client.send(new SendMessageCommand({ QueueUrl: url('near'), MessageBody: body, ...more }));
  const receive = async (name = 'near', more = {}) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: url(name), MaxNumberOfMessages: 10, ...more })))
      .Messages ?? [];

  beforeEach(async () => {
    disk.clear();
    await open();
  });
  afterEach(async () => {
    await service.stop?.();
    await bench.close();
  });

  it('hands a sent message out once and forgets it when deleted', async () => {
    await send('{"a":1}');
    const [message] = await receive();
    expect(message).toMatchObject({ Body: '{"a":1}', Attributes: { ApproximateReceiveCount: '1' } });
    expect(await receive()).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl: url('near'), ReceiptHandle: message?.ReceiptHandle }));
    runtime.now = Date.now() + 120_000;
    expect(await receive()).toEqual([]);
  });

  it('holds a delayed message back until its second, across a restart', async () => {
    runtime.now = 1_000_000;
    await send('late', { DelaySeconds: 90 });
    await bench.close();
    await open();
    runtime.now = 1_000_000 + 89_999;
    expect(await receive()).toEqual([]);
    runtime.now = 1_000_000 + 90_000;
    expect(await receive()).toMatchObject([{ Body: 'late' }]);
  });

  it('refuses a delay beyond 900 seconds, an empty body, an unknown queue and an unknown operation', async () => {
    await expect(send('x', { DelaySeconds: 901 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(send('')).rejects.toMatchObject({ name: 'MissingParameter' });
    await expect(send('x'.repeat(1_048_577))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(receive('nowhere')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await expect(client.send(new PurgeQueueCommand({ QueueUrl: url('near') }))).rejects.toThrow('PurgeQueue');
  });

  it('moves a message to the dead letters after its last allowed receive', async () => {
    runtime.now = 0;
    await send('poison');
    for (const minute of [1, 2]) {
      runtime.now = minute * 61_000;
      expect(await receive()).toHaveLength(1);
    }
    runtime.now = 3 * 61_000;
    expect(await receive()).toEqual([]);
    expect(await receive('dead')).toMatchObject([{ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } }]);
  });

  it('does not delete by an outdated receipt and refuses a malformed one', async () => {
    runtime.now = 0;
    await send('again');
    const [first] = await receive();
    runtime.now = 61_000;
    await receive();
    await client.send(new DeleteMessageCommand({ QueueUrl: url('near'), ReceiptHandle: first?.ReceiptHandle }));
    const attributes = { QueueUrl: url('near'), AttributeNames: ['All' as const] };
    const counts = await client.send(new GetQueueAttributesCommand(attributes));
    expect(counts.Attributes).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
    const malformed = client.send(new DeleteMessageCommand({ QueueUrl: url('near'), ReceiptHandle: 'nonsense' }));
    await expect(malformed).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  });

  it('asks for the right permission, with the policy of the queue', async () => {
    await send('x');
    expect(runtime.calls).toMatchObject([
      {
        caller: 'tester',
        action: 'sqs:SendMessage',
        resource: arn('near'),
        resourcePolicy: { Statement: [{ Effect: 'Deny' }] },
      },
    ]);
    runtime.denied.add('sqs:ReceiveMessage');
    await expect(receive()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('answers a long poll as soon as a message is there', async () => {
    const waiting = receive('near', { WaitTimeSeconds: 5 });
    await send('soon');
    expect(await waiting).toMatchObject([{ Body: 'soon' }]);
  });

  describe('with an event source mapping', () => {
    beforeEach(async () => {
      await bench.close();
      await open(mapped);
    });

    it('delivers to the function as its role and deletes only what did not fail', async () => {
      runtime.invokeWith = async (_, payload) => {
        const { Records } = payload as { Records: { messageId: string; body: string }[] };
        const failed = Records.filter((record) => record.body === 'bad');
        return { payload: { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) } };
      };
      runtime.now = 1_000;
      await send('good');
      runtime.now = 1_001;
      await send('bad');
      await service.start?.();
      await eventually(() => runtime.lines.length > 0, 'the batch');
      // Or else the poller may be the one that takes what shows up again.
      await service.stop?.();
      const [call] = runtime.invocations;
      expect(call).toMatchObject({
        arn: functionArn,
        payload: { Records: [{ body: 'good', eventSource: 'aws:sqs' }, { body: 'bad' }] },
      });
      runtime.now = 62_000;
      expect(await receive()).toMatchObject([{ Body: 'bad' }]);
      const byRole = runtime.calls.filter((each) => each.caller === 'flip-role').map((each) => each.action);
      expect(byRole).toEqual(['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage']);
    });

    it('delivers again after a crash in the middle of a batch', async () => {
      runtime.invokeWith = () => new Promise(() => {});
      await send('once');
      await service.start?.();
      await eventually(() => runtime.invocations.length > 0, 'the first delivery');
      const crashed = bench;
      void service.stop?.();
      await open(mapped);
      await crashed.close();
      runtime.now = Date.now() + 61_000;
      await service.start?.();
      await eventually(() => runtime.invocations.length > 0, 'the second delivery');
      expect(runtime.invocations).toMatchObject([
        { payload: { Records: [{ body: 'once', attributes: { ApproximateReceiveCount: '2' } }] } },
      ]);
    });

    it('delivers nothing while schedules are disabled', async () => {
      const still = fakeRuntime(mapped, { disk, schedulesDisabled: true });
      await send('wait');
      const paused = createSqs(still);
      await paused.start?.();
      await new Promise((resolve) => setTimeout(resolve, 150));
      await paused.stop?.();
      expect(still.invocations).toEqual([]);
    });
  });

  it('refuses to feed a function that may take longer than its messages stay hidden', () => {
    const slow = resource('AWS::Lambda::Function', 'flip', functionArn, { Role: roleArn, Timeout: 61 });
    const template = mapped.map((one) => (one.logicalId === 'flip' ? slow : one));
    expect(() => createSqs(fakeRuntime(template))).toThrow('shows messages again after 60 s, but flip may take 61 s');
  });
});
