import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createEventBus } from '../../../lambdas/aws/event-bus';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { publishEvents } from '../../../lambdas/reactions/events/publish-events';
import { createEventBridge } from '../../../local/aws/eventbridge/service';
import { Queues } from '../../../local/aws/sqs/queues';
import { approvedWindow, as, createWorld, hour, T0, type World } from '../../commands/fixtures';
import { account, fakeRuntime, region, resource } from '../../local/bench/fake-runtime';
import { type Bench, credentials, serve } from '../../local/bench/gateway';
import { streamOf } from './entries';

const queueArn = `arn:aws:sqs:${region}:${account}:heard`;
const queueUrl = `http://localhost:1/${account}/heard`;
const ruleArn = `arn:aws:events:${region}:${account}:rule/everything`;
const resources = [
  resource('AWS::SQS::Queue', 'heard', queueArn, {}, queueUrl),
  resource('AWS::SQS::QueuePolicy', 'policy', '', {
    Queues: [queueUrl],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Resource: queueArn,
        },
      ],
    },
  }),
  resource('AWS::Events::Rule', 'everything', ruleArn, {
    EventPattern: { source: ['quiesce'] },
    Targets: [{ Id: 'Heard', Arn: queueArn }],
  }),
];

/** The publisher and the real client in front of the local EventBridge, with a rule that hears everything. */
describe('a rule', () => {
  const runtime = fakeRuntime(resources);
  let bench: Bench;
  let client: EventBridgeClient;
  beforeAll(async () => {
    bench = await serve(createEventBridge(runtime));
    client = new EventBridgeClient({ region, credentials, endpoint: bench.endpoint, maxAttempts: 1 });
  });
  afterAll(() => bench.close());

  const heard = () => {
    const queues = new Queues(runtime);
    const reader = runtime.roleCaller('reader');
    const received = queues.receive(reader, queueArn, 10);
    for (const { receiptHandle } of received) queues.delete(reader, queueArn, receiptHandle);
    return received.map(({ body }) => {
      const event = JSON.parse(body) as { 'detail-type': string; detail: { id: string } };
      return [event.detail.id, event['detail-type']];
    });
  };
  const publish = async (world: World, from = 0) =>
    publishEvents(
      {
        store: world.store,
        clock: () => world.now,
        log: () => {},
        bus: createEventBus(client, 'default'),
        pause: async () => {},
        stack: 'quiesce',
      },
      { Records: (await streamOf(world)).slice(from) },
    );

  it('hears each change once, and twice with the same id where the stream delivered twice', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    await publish(world);
    expect(heard()).toEqual([
      ['quiesce/demo/1', 'site.created'],
      ['quiesce/demo/2', 'window.requested'],
      ['quiesce/demo/3', 'window.approved'],
    ]);
    world.now = T0 + hour / 2;
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await publish(world, 2);
    await publish(world, 3);
    expect(heard()).toEqual([
      ['quiesce/demo/3', 'window.approved'],
      ['quiesce/demo/4', 'window.cancelled'],
      ['quiesce/demo/4', 'window.cancelled'],
    ]);
  });
});
