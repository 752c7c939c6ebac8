import type { InvokeResult, JsonObject } from '../../../../../local/aws/gateway/service';
import { deliver, sequenceNumberOf } from '../../../../../local/aws/lambda/stream/deliver';

const record = (sequence: number): JsonObject => ({
  dynamodb: { SequenceNumber: String(sequence), ApproximateCreationDateTime: 1_000 },
});
const records = [1, 2, 3, 4].map(record);
const numbers = (some: readonly JsonObject[]) => some.map((one) => Number(sequenceNumberOf(one)));
const failed: InvokeResult = { payload: {}, error: { errorType: 'Error', errorMessage: 'no' } };
const itemFailed = (id: number): InvokeResult => ({ payload: { batchItemFailures: [{ itemIdentifier: String(id) }] } });

async function run(
  answer: (batch: readonly number[]) => InvokeResult,
  mapping: Partial<Parameters<typeof deliver>[1]> = {},
) {
  const batches: number[][] = [];
  const discarded: number[][] = [];
  const positions: string[] = [];
  await deliver(
    records,
    { bisect: false, maximumRetries: 2, maximumAgeMs: Number.POSITIVE_INFINITY, reportsItemFailures: true, ...mapping },
    {
      invoke: async (some) => {
        batches.push(numbers(some));
        return answer(numbers(some));
      },
      checkpoint: (one) => void positions.push(sequenceNumberOf(one)),
      discard: async (some) => void discarded.push(numbers(some)),
      backOff: async () => {},
      clock: () => 2_000_000,
    },
  );
  return { batches, discarded, positions };
}

describe('delivery of stream records', () => {
  it('moves the position past a batch that was handled', async () => {
    expect(await run(() => ({ payload: null }))).toEqual({ batches: [[1, 2, 3, 4]], discarded: [], positions: ['4'] });
  });

  it('repeats a failing batch as often as the mapping says, then gives it up and goes on', async () => {
    const { batches, discarded, positions } = await run(() => failed);
    expect([batches.length, discarded, positions]).toEqual([3, [[1, 2, 3, 4]], ['4']]);
  });

  it('keeps what came before the first reported failure', async () => {
    const answers = [itemFailed(3), { payload: { batchItemFailures: [] } }];
    const { batches, positions } = await run(() => answers.shift() ?? failed);
    expect([batches, positions]).toEqual([
      [
        [1, 2, 3, 4],
        [3, 4],
      ],
      ['2', '4'],
    ]);
  });

  it('takes a report it cannot place as a failure of the whole batch', async () => {
    const { batches } = await run(() => itemFailed(99), { maximumRetries: 0 });
    expect(batches).toEqual([[1, 2, 3, 4]]);
  });

  it('halves a failing batch until only the poisoned record is given up', async () => {
    const { discarded, positions } = await run((batch) => (batch.includes(3) ? failed : { payload: null }), {
      bisect: true,
    });
    expect(discarded).toEqual([[3]]);
    expect(positions).toEqual(['2', '3', '4']);
  });

  it('gives up records that are too old', async () => {
    const { batches, discarded } = await run(() => failed, { maximumAgeMs: 1_000, maximumRetries: 9 });
    expect([batches.length, discarded]).toEqual([1, [[1, 2, 3, 4]]]);
  });
});
