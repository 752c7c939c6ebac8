import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createEventBus } from '../../lambdas/aws/event-bus';
import { withAws } from './aws';

const arn = 'arn:aws:events:eu-central-1:111122223333:event-bus/default';
const event = { type: 'window.started', at: 1_793_613_600, detail: { id: 'quiesce/demo/1' } };

describe('the event bus', () => {
  const { aws } = withAws();
  const bus = () => createEventBus(new EventBridgeClient(aws().client), arn);

  it('gets events of the source quiesce, with the instant of the move', async () => {
    aws().answer({ body: { FailedEntryCount: 0, Entries: [{ EventId: '1' }] } });

    expect(await bus().put([event])).toEqual([true]);

    expect(aws().bodies()).toEqual([
      {
        Entries: [
          {
            EventBusName: arn,
            Source: 'quiesce',
            DetailType: 'window.started',
            Time: 1_793_613_600,
            Detail: '{"id":"quiesce/demo/1"}',
          },
        ],
      },
    ]);
  });

  it('says of each whether the bus took it', async () => {
    aws().answer({ body: { FailedEntryCount: 1, Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }] } });

    expect(await bus().put([event, event])).toEqual([true, false]);
  });

  it('sends at most ten entries and 256 KB in a call, and at least one', async () => {
    const large = { ...event, detail: { text: 'x'.repeat(100 * 1024) } };
    const taken = { body: { Entries: Array(10).fill({ EventId: '1' }) } };
    aws().answer(taken, taken);

    expect(await bus().put([large, large, large])).toEqual([true, true]);
    expect(await bus().put(Array(12).fill(event))).toHaveLength(10);
  });

  it('throws what fails as a whole', async () => {
    aws().refuse('InternalException', 'InternalException', 500);

    await expect(bus().put([event])).rejects.toMatchObject({ name: 'InternalException' });
  });
});
