import { setImmediate as turn } from 'node:timers/promises';
import type { InvokeResult, StateMap } from '../../../../local/aws/gateway/service';
import { AsyncQueue, type Exhausted, type QueuedEvent } from '../../../../local/aws/lambda/async-queue';
import { eventually } from '../../bench/gateway';

const failed: InvokeResult = { payload: {}, error: { errorType: 'Error', errorMessage: 'no' } };

function memoryMap<T>(): StateMap<T> {
  const map = new Map<string, T>();
  return {
    get: (key) => map.get(key),
    put: (key, value) => void map.set(key, value),
    delete: (key) => void map.delete(key),
    entries: () => [...map],
  };
}

function prepare(answers: readonly InvokeResult[], maximumRetries = 2, events = memoryMap<QueuedEvent>()) {
  const left = [...answers];
  const seen: unknown[] = [];
  const exhausted: [Exhausted, string | undefined][] = [];
  const queue = new AsyncQueue({
    events,
    invoke: async (arn, payload) => {
      if (arn === 'arn:gone') throw new Error(`no function ${arn}`);
      seen.push(payload);
      return left.shift() ?? { payload: null };
    },
    configOf: () => ({ maximumRetries, maximumAgeMs: 60_000, onFailure: 'arn:queue' }),
    onExhausted: async (...one) => void exhausted.push(one),
    newId: () => String(Math.random()),
    clock: Date.now,
    retryDelaysMs: [5, 5],
  });
  const done = () => eventually(() => events.entries().length === 0, 'an empty queue');
  return { queue, events, seen, exhausted, done };
}

describe('asynchronous invocations', () => {
  it('are forgotten once the function has taken them', async () => {
    const { queue, seen, exhausted, done } = prepare([]);
    queue.add('arn:f', { n: 1 });
    await done();
    expect([seen, exhausted]).toEqual([[{ n: 1 }], []]);
  });

  it('are tried three times in all, then handed to the destination', async () => {
    const { queue, events, seen, exhausted, done } = prepare([failed, failed, failed]);
    queue.add('arn:f', { n: 1 });
    await done();
    expect(seen).toHaveLength(3);
    expect(exhausted).toMatchObject([[{ condition: 'RetriesExhausted', event: { attempts: 3 } }, 'arn:queue']]);
    expect(events.entries()).toEqual([]);
  });

  it('stop retrying when one attempt succeeds', async () => {
    const { queue, seen, exhausted, done } = prepare([failed]);
    queue.add('arn:f', 'x');
    await done();
    expect([seen.length, exhausted]).toEqual([2, []]);
  });

  it('are handed on when their function is gone', async () => {
    const { queue, seen, exhausted, done } = prepare([], 0);
    queue.add('arn:gone', 'x');
    await done();
    expect(seen).toEqual([]);
    expect(exhausted).toMatchObject([[{ result: { error: { errorType: 'ResourceNotFoundException' } } }, 'arn:queue']]);
  });

  it('survive the process: what is on disk is delivered by the next start', async () => {
    const first = prepare([failed]);
    first.queue.add('arn:f', 'kept');
    while (first.seen.length === 0) await turn();
    first.queue.stop();

    const second = prepare([], 2, first.events);
    second.queue.start();
    await second.done();
    expect(second.seen).toEqual(['kept']);
  });

  it('are delivered once when they came before the queue started', async () => {
    const { queue, seen, done } = prepare([]);
    queue.add('arn:f', 'early');
    queue.start();
    await done();
    expect(seen).toEqual(['early']);
  });
});
