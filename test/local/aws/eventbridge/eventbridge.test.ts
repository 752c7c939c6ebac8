import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { createEventBridge } from '../../../../local/aws/eventbridge/service';
import type { JsonObject } from '../../../../local/aws/gateway/service';
import { Queues } from '../../../../local/aws/sqs/queues';
import { account, type FakeRuntime, fakeRuntime, region, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, serve } from '../../bench/gateway';

const arn = (service: string, name: string) => `arn:aws:${service}:${region}:${account}:${name}`;
const queueUrl = (name: string) => `http://localhost:1/${account}/${name}`;
const queue = (name: string) => resource('AWS::SQS::Queue', name, arn('sqs', name), {}, queueUrl(name));
const admits = (name: string, rule: string) =>
  resource('AWS::SQS::QueuePolicy', `${name}-policy`, '', {
    Queues: [queueUrl(name)],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Resource: arn('sqs', name),
          Condition: { ArnEquals: { 'aws:SourceArn': arn('events', `rule/${rule}`) } },
        },
      ],
    },
  });
const rule = (name: string, properties: JsonObject) =>
  resource('AWS::Events::Rule', name, arn('events', `rule/${name}`), properties);
const target = (Arn: string, more = {}) => ({ Targets: [{ Id: 'Target', Arn, ...more }] });
const started = { source: ['quiesce'], 'detail-type': [{ prefix: 'window.' }], detail: { siteId: ['shop'] } };
const functionArn = arn('lambda', 'function:chat');

const resources = [
  queue('heard'),
  admits('heard', 'windows'),
  queue('dead'),
  admits('dead', 'unheard'),
  rule('windows', { EventPattern: started, State: 'ENABLED', ...target(arn('sqs', 'heard')) }),
  rule('off', { EventPattern: started, State: 'DISABLED', ...target(arn('sqs', 'heard')) }),
  // The queue's policy names another rule.
  rule('unheard', {
    EventPattern: started,
    ...target(arn('sqs', 'heard'), { DeadLetterConfig: { Arn: arn('sqs', 'dead') } }),
  }),
  resource('AWS::Events::EventBus', 'own', arn('events', 'event-bus/own'), {}),
  resource('AWS::Lambda::Function', 'chat', functionArn, {}),
  resource('AWS::Lambda::Permission', 'chat-permission', '', {
    FunctionName: functionArn,
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
    SourceArn: arn('events', 'rule/own/chat'),
  }),
  resource('AWS::Events::Rule', 'chat-rule', arn('events', 'rule/own/chat'), {
    EventBusName: 'own',
    EventPattern: { source: ['quiesce'] },
    ...target(functionArn),
  }),
];

describe('EventBridge', () => {
  let runtime: FakeRuntime;
  let bench: Bench;
  let client: EventBridgeClient;

  beforeEach(async () => {
    runtime = fakeRuntime(resources);
    runtime.now = Date.parse('2026-11-02T10:00:00Z');
    bench = await serve(createEventBridge(runtime));
    client = new EventBridgeClient({ region, credentials, endpoint: bench.endpoint, maxAttempts: 1 });
  });
  afterEach(() => bench.close());

  const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));
  const entry = (siteId = 'shop', more: Partial<PutEventsRequestEntry> = {}) => ({
    Source: 'quiesce',
    DetailType: 'window.started',
    Detail: JSON.stringify({ siteId }),
    ...more,
  });
  const messagesIn = (name: string) =>
    new Queues(runtime)
      .receive(runtime.roleCaller('reader'), arn('sqs', name), 10)
      .map(({ body }) => JSON.parse(body) as JsonObject);

  it('hands an event to the targets of the rules that match it, as AWS words it', async () => {
    const { Entries } = await put(entry(), entry('blog'));

    expect(Entries?.map(({ EventId }) => typeof EventId)).toEqual(['string', 'string']);
    expect(messagesIn('heard')).toEqual([
      {
        version: '0',
        id: Entries?.[0]?.EventId,
        'detail-type': 'window.started',
        source: 'quiesce',
        account,
        time: '2026-11-02T10:00:00Z',
        region,
        resources: [],
        detail: { siteId: 'shop' },
      },
    ]);
  });

  it('lets a target in only where its own policy does, and keeps the rest as dead letters', async () => {
    await put(entry());

    expect(messagesIn('heard')).toHaveLength(1);
    expect(messagesIn('dead')).toHaveLength(1);
    expect(runtime.lines).toContainEqual(expect.objectContaining({ code: 'event-not-delivered' }));
  });

  it('calls functions of rules on a bus of the template', async () => {
    await put(entry('blog', { EventBusName: 'own', Time: new Date('2026-11-02T09:00:00Z') }));

    expect(runtime.invocations).toEqual([
      { arn: functionArn, async: true, payload: expect.objectContaining({ time: '2026-11-02T09:00:00Z' }) },
    ]);
    expect(messagesIn('heard')).toEqual([]);
  });

  it('refuses entries one by one', async () => {
    const { FailedEntryCount, Entries } = await put(
      entry(),
      entry('shop', { Detail: 'no JSON' }),
      entry('shop', { EventBusName: 'none' }),
      entry('shop', { Detail: '[]' }),
    );

    expect(FailedEntryCount).toBe(3);
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'ResourceNotFoundException',
      'MalformedDetail',
    ]);
    expect(messagesIn('heard')).toHaveLength(1);
  });

  it('refuses more than ten entries, and more than 256 KB', async () => {
    await expect(put(...Array(11).fill(entry()))).rejects.toMatchObject({ name: 'ValidationException' });
    const large = entry('shop', { Detail: JSON.stringify({ text: 'x'.repeat(130_000) }) });
    await expect(put(large, large, large)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('refuses who may not publish', async () => {
    runtime.denied.add(`events:PutEvents ${arn('events', 'event-bus/default')}`);

    await expect(put(entry())).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(messagesIn('heard')).toEqual([]);
  });

  it('does not start with a rule that it cannot serve', () => {
    const transformed = { ...target(arn('sqs', 'heard'), { InputPath: '$.detail' }), EventPattern: started };

    expect(() => createEventBridge(fakeRuntime([queue('heard'), rule('odd', transformed)]))).toThrow('InputPath');
  });
});
