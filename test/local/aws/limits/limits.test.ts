import { withAws } from '../../../aws/aws';
import { callsTo, KIB, text, times } from './calls';

/** Real clients, whose calls are read off the wire. The `at` case is the last one that AWS takes, `beyond` the first that it does not. */
const { aws } = withAws();
const { store, puts, schedule, publish, createTopic, start, succeed, put, write, get, send, invoke } = callsTo(aws);

interface Case {
  readonly what: string;
  readonly at?: () => Promise<unknown>;
  readonly beyond: () => Promise<unknown>;
  readonly error: string;
}

const cases: readonly Case[] = [
  {
    what: 'the length of a key of the store',
    at: () => store()([[text(512), 'v']]),
    beyond: () => store()([[text(513), 'v']]),
    error: 'ValidationException',
  },
  {
    what: 'the length of a value of the store',
    at: () => store()(puts(1, KIB)),
    beyond: () => store()(puts(1, KIB + 1)),
    error: 'ValidationException',
  },
  {
    what: 'the bytes, not the characters, of a value',
    at: () => store()([['k', 'é'.repeat(512)]]),
    beyond: () => store()([['k', 'é'.repeat(513)]]),
    error: 'ValidationException',
  },
  {
    what: 'the keys of one update',
    at: () => store()(puts(40), times(50).slice(40)),
    beyond: () => store()(puts(40), times(51).slice(40)),
    error: 'ValidationException',
  },
  {
    what: 'a key put twice',
    beyond: () =>
      store()([
        ['k', 'a'],
        ['k', 'b'],
      ]),
    error: 'ValidationException',
  },
  { what: 'a key put and deleted', beyond: () => store()([['k', 'a']], ['k']), error: 'ValidationException' },
  {
    what: 'the length of a subject',
    at: () => publish(text(99), 'm'),
    beyond: () => publish(text(100), 'm'),
    error: 'InvalidParameterException',
  },
  { what: 'a subject with a line break', beyond: () => publish('a\nb', 'm'), error: 'InvalidParameterException' },
  { what: 'a subject beyond ASCII', beyond: () => publish('Ü', 'm'), error: 'InvalidParameterException' },
  {
    what: 'the size of a message',
    at: () => publish('s', text(256 * KIB - 1)),
    beyond: () => publish('s', text(256 * KIB)),
    error: 'InvalidParameterException',
  },
  {
    what: 'the length of a topic’s name',
    at: () => createTopic(text(256)),
    beyond: () => createTopic(text(257)),
    error: 'InvalidParameterException',
  },
  {
    what: 'the length of a schedule’s name',
    at: () => schedule({ Name: text(64) }),
    beyond: () => schedule({ Name: text(65) }),
    error: 'ValidationException',
  },
  { what: 'a schedule’s name with a colon', beyond: () => schedule({ Name: 'a:b' }), error: 'ValidationException' },
  {
    what: 'an instant with fractions',
    beyond: () => schedule({ ScheduleExpression: 'at(2026-11-26T12:00:00.000)' }),
    error: 'ValidationException',
  },
  {
    what: 'an instant with a zone',
    beyond: () => schedule({ ScheduleExpression: 'at(2026-11-26T12:00:00Z)' }),
    error: 'ValidationException',
  },
  {
    what: 'the retries of a target',
    at: () => schedule({ Target: { RetryPolicy: { MaximumRetryAttempts: 185 } } }),
    beyond: () => schedule({ Target: { RetryPolicy: { MaximumRetryAttempts: 186 } } }),
    error: 'ValidationException',
  },
  {
    what: 'the age of an event',
    at: () => schedule({ Target: { RetryPolicy: { MaximumEventAgeInSeconds: 60 } } }),
    beyond: () => schedule({ Target: { RetryPolicy: { MaximumEventAgeInSeconds: 59 } } }),
    error: 'ValidationException',
  },
  {
    what: 'the length of an execution’s name',
    at: () => start(text(80)),
    beyond: () => start(text(81)),
    error: 'InvalidName',
  },
  { what: 'an execution’s name with a slash', beyond: () => start('a/b'), error: 'InvalidName' },
  {
    what: 'the input of an execution',
    at: () => start('n', text(256 * KIB)),
    beyond: () => start('n', text(256 * KIB + 1)),
    error: 'ValidationException',
  },
  {
    what: 'the output of a task',
    beyond: () => succeed(text(256 * KIB + 1)),
    error: 'ValidationException',
  },
  {
    what: 'the size of an item',
    at: () => put(400 * KIB),
    beyond: () => put(400 * KIB + 1),
    error: 'ValidationException',
  },
  {
    what: 'the elements of a transaction',
    at: () => write(times(100)),
    beyond: () => write(times(101)),
    error: 'ValidationException',
  },
  { what: 'one item twice in a transaction', beyond: () => write(['a', 'b', 'a']), error: 'ValidationException' },
  {
    what: 'the size of a transaction',
    at: () => write(times(10), 400 * KIB),
    beyond: () => write(times(11), 400 * KIB),
    error: 'ValidationException',
  },
  { what: 'an empty key', beyond: () => write(['']), error: 'ValidationException' },
  {
    what: 'the keys of a batch',
    at: () => get(times(100)),
    beyond: () => get(times(101)),
    error: 'ValidationException',
  },
  { what: 'one key twice in a batch', beyond: () => get(['a', 'a']), error: 'ValidationException' },
  {
    what: 'the delay of a message',
    at: () => send('m', 900),
    beyond: () => send('m', 901),
    error: 'InvalidParameterValue',
  },
  {
    what: 'the size of a queued message',
    at: () => send(text(KIB * KIB)),
    beyond: () => send(text(KIB * KIB + 1)),
    error: 'InvalidParameterValue',
  },
  { what: 'a control character in a queued message', beyond: () => send('a\u0001'), error: 'InvalidParameterValue' },
  {
    what: 'the payload of an event',
    at: () => invoke('Event', KIB * KIB),
    beyond: () => invoke('Event', KIB * KIB + 1),
    error: 'RequestTooLargeException',
  },
  {
    what: 'the payload of a call',
    at: () => invoke('RequestResponse', 6 * KIB * KIB),
    beyond: () => invoke('RequestResponse', 6 * KIB * KIB + 1),
    error: 'RequestTooLargeException',
  },
];

describe('AWS’s published limits', () => {
  /** A fake has no answer that every client can read: only the name of a refusal counts. */
  const nameOf = (call: Promise<unknown>) =>
    call.then(
      () => 'taken',
      (error: Error) => error.name,
    );

  it.each(cases)('refuses $what beyond it', async ({ beyond, error }) => {
    expect(await nameOf(beyond())).toBe(error);
  });

  it.each(cases.flatMap(({ at, ...rest }) => (at ? [{ ...rest, at }] : [])))(
    'takes $what at it',
    async ({ at, error }) => {
      expect(await nameOf(at())).not.toBe(error);
    },
  );
});
