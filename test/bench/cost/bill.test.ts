import { add, dollars, quantitiesOf, standingQuantities, times } from './bill';
import type { Stack } from './stack';

const stack: Stack = {
  functions: [{ name: 'publish', role: 'PublishRole', memoryMb: 512 }],
  alarmMetrics: 3,
  polledQueues: 1,
  schedules: [],
};
const line = (service: string, what: string, count: number, by = 'anybody') => ({ service, what, by, count });

describe('the bill', () => {
  it('prices calls, units and mails that were counted', () => {
    const bill = quantitiesOf(
      [
        line('cloudfront-keyvaluestore', 'UpdateKeys', 2),
        line('cloudfront-keyvaluestore', 'DescribeKeyValueStore', 1),
        line('dynamodb', 'WriteRequestUnits', 10, 'control'),
        line('dynamodb', 'RefusedWrites', 3, 'TransactWriteItems'),
        line('dynamodb', 'TransactWriteItems', 4),
        line('sns', 'Publish', 2),
        line('sns', 'Mails', 5),
        line('events', 'PutEvents', 2),
        line('events', 'Published', 6, 'default'),
      ],
      stack,
    );

    expect(bill).toMatchObject({ 'store-call': 3, 'dynamodb-write-unit': 16, mail: 5, 'topic-request': 2, event: 6 });
    expect(dollars({ 'store-call': 3 })).toBeCloseTo(0.003, 10);
  });

  it('takes the time of a function from its invocations and its calls, never from this computer', () => {
    const usage = [
      line('lambda', 'Invocations', 2, 'publish'),
      line('dynamodb', 'BatchGetItem', 3, 'PublishRole'),
      line('lambda', 'Invoke', 1, 'PublishRole'),
    ];

    // 2 × 0.4 s, 3 × 0.01 s and 0.5 s, at half a gigabyte
    expect(quantitiesOf(usage, stack)['lambda-gb-second-arm']).toBeCloseTo(0.665, 10);
  });

  it('adds what stands whether or not anybody calls', () => {
    const standing = standingQuantities(stack);

    expect(standing).toEqual({ 'alarm-metric-month': 3, 'queue-request': 648_000 });
    expect(add(standing, times(2, { 'alarm-metric-month': 1, mail: 4 }))).toEqual({
      'alarm-metric-month': 5,
      'queue-request': 648_000,
      mail: 8,
    });
  });
});
