import { areDistinct, listOf, type Rule, rule } from './rule';

const KIB = 1024;
const bytesOf = (value: unknown) => (Buffer.isBuffer(value) ? value.length : Buffer.byteLength(String(value ?? '')));

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html: an instant without fractions or zone. */
export const instant: Rule = rule(({ ScheduleExpression }) => {
  const at = /^at\((.*)\)$/.exec(String(ScheduleExpression))?.[1];
  const isInstant = at === undefined || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(at);
  return isInstant && /^(at|rate|cron)\(.+\)$/.test(String(ScheduleExpression));
}, 'Invalid Schedule Expression.');

/** Subject, message and attributes together. */
export const publishedBytes: Rule = rule(
  ({ Subject, Message, MessageAttributes }) =>
    bytesOf(Subject) + bytesOf(Message) + bytesOf(JSON.stringify(MessageAttributes ?? '')) <= 256 * KIB + 2,
  'Message too long',
);

/** Body and attributes together. */
export const sentBytes: Rule = rule(
  ({ MessageBody, MessageAttributes }) =>
    bytesOf(MessageBody) + bytesOf(JSON.stringify(MessageAttributes ?? '')) <= KIB * KIB + 2,
  'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
);

/** All entries of one call together. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
export const putBytes: Rule = rule(
  ({ Entries }) =>
    listOf(Entries).reduce((sum, { Source, DetailType, Detail }) => {
      return sum + [Source, DetailType, Detail].reduce<number>((size, text) => size + bytesOf(text), 14);
    }, 0) <=
    256 * KIB,
  'Total size of the entries in the request is over the limit.',
);

/** 6 MB when the caller waits, 1 MB when it does not. */
export const eventPayload: Rule = rule(
  ({ InvocationType, Payload }) => InvocationType !== 'Event' || bytesOf(Payload) <= KIB * KIB,
  'Request must be smaller than 1048576 bytes for the InvokeFunction operation',
  { code: 'RequestTooLargeException', status: 413 },
);

/** 50 keys or 3 MB in one update, each key once. */
export const updatedKeys: Rule = {
  fault({ Puts, Deletes }) {
    const puts = listOf(Puts);
    const keys = [...puts, ...listOf(Deletes)].map(({ Key }) => Key);
    const total = puts.reduce((sum, { Key, Value }) => sum + bytesOf(Key) + bytesOf(Value), 0);
    if (keys.length === 0) return 'The update must contain at least one key';
    if (keys.length > 50) return 'The update must contain at most 50 keys';
    if (!areDistinct(keys)) return 'The update contains a key more than once';
    return total > 3 * KIB * KIB ? 'The update must be smaller than 3 MB' : undefined;
  },
};
