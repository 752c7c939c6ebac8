import type { SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import type { Boundary } from '../../../lambdas/aws/boundary';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { flipBatch } from '../../../lambdas/reactions/batches';
import { flipBoundary } from '../../../lambdas/reactions/boundaries/flip-boundary';
import { approvedWindow, as, createWorld, hour, T0 } from '../../commands/fixtures';
import { Logged } from '../fakes';

async function given(policy: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(policy);
  const { windowId, planVersion, revision } = await approvedWindow(world);
  const logged = new Logged();
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => {
    pauses.push(milliseconds);
    world.now += milliseconds / 1000;
  };
  const at = (boundary: 'start' | 'end'): Boundary => ({ windowId, planVersion, revision, boundary });
  const status = async () => (await world.store.load([{ kind: 'window', windowId }])).window(windowId)?.status;
  return { world, deps: { ...world.deps, pause, log: logged.log }, logged, pauses, at, status };
}

/** Only what is read of a message. */
function message(messageId: string, body: string): SQSRecord {
  const attributes = {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'x',
    ApproximateFirstReceiveTimestamp: '0',
  };
  const rest = { messageAttributes: {}, md5OfBody: '', eventSource: 'aws:sqs', eventSourceARN: '', awsRegion: '' };
  return { messageId, receiptHandle: messageId, body, attributes, ...rest };
}

describe('flipping a boundary', () => {
  it('records start and end', async () => {
    const { world, deps, at, status } = await given();
    world.now = T0 + hour;
    expect(await flipBoundary(deps, at('start'))).toBe('flipped');
    expect(await status()).toBe('active');
    world.now = T0 + 2 * hour;
    expect(await flipBoundary(deps, at('end'))).toBe('flipped');
    expect(await status()).toBe('completed');
  });

  it('is logged for the alarm when it comes later than Scheduler ever is, once', async () => {
    const { world, deps, at, logged } = await given();
    world.now = T0 + hour + 120;
    await flipBoundary(deps, at('start'));
    expect(logged.codes()).toEqual(['flip']);

    world.now = T0 + 2 * hour + 300;
    for (const _ of [1, 2]) await flipBoundary(deps, at('end'));
    expect(logged.lines.slice(1).map(({ code, seconds }) => [code, seconds])).toEqual([
      ['flip', undefined],
      ['flip-late', 300],
      ['flip', undefined],
    ]);
  });

  it('waits for an instant that is as near as two clocks differ', async () => {
    const { world, deps, pauses, at } = await given();
    world.now = T0 + hour - 2;

    expect(await flipBoundary(deps, at('start'))).toBe('flipped');

    expect(pauses).toEqual([2000]);
  });

  it('waits for the end in force of an extended window, not for the planned one', async () => {
    const { world, deps, pauses, at } = await given({ overrunSeconds: hour });
    const end = at('end');
    world.now = T0 + hour;
    await flipBoundary(deps, at('start'));
    const extension = { windowId: end.windowId, endsAt: instantText(T0 + 2 * hour + 600) };
    const { revision } = await extendWindow(world.deps, extension, as('rita'));
    world.now = T0 + 2 * hour;
    expect(await flipBoundary(deps, end)).toBe('stale');
    world.now = T0 + 2 * hour + 598;

    expect(await flipBoundary(deps, { ...end, revision })).toBe('flipped');

    expect(pauses).toEqual([2000]);
  });

  it('does nothing long before its instant', async () => {
    const { world, deps, logged, pauses, at, status } = await given();
    world.now = T0 + 2 * hour - 4;

    expect(await flipBoundary(deps, at('end'))).toBe('early');

    expect(await status()).toBe('approved');
    expect(pauses).toEqual([]);
    expect(logged.codes()).toEqual(['flip-early']);
  });

  it('ends completed, whatever order and number of deliveries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ side: fc.constantFrom('start' as const, 'end' as const), at: fc.nat(3 * hour) })),
        async (deliveries) => {
          const { world, deps, at, status } = await given();
          for (const delivery of deliveries.sort((a, b) => a.at - b.at)) {
            world.now = T0 + delivery.at;
            await flipBoundary(deps, at(delivery.side));
          }
          world.now = T0 + 4 * hour;
          await flipBoundary(deps, at('start'));
          await flipBoundary(deps, at('end'));
          expect(await status()).toBe('completed');
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a batch of messages', () => {
  it('gives back what is early or unreadable, and only that', async () => {
    const { world, deps, at, status, logged } = await given();
    world.now = T0 + hour;

    const answer = await flipBatch(deps, [
      message('early', JSON.stringify(at('end'))),
      message('due', JSON.stringify(at('start'))),
      message('again', JSON.stringify(at('start'))),
      message('unknown', JSON.stringify({ ...at('start'), windowId: 'demo.GONE' })),
      message('broken', '{"windowId":'),
      message('foreign', '{"hello":"world"}'),
    ]);

    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      'early',
      'broken',
      'foreign',
    ]);
    expect(await status()).toBe('active');
    expect(logged.codes().filter((code) => code === 'queue-message-failed')).toHaveLength(2);
  });
});
