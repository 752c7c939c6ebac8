import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Caller, Runtime, Service } from '../gateway/service';
import { dispatchJson, type Operation, parse } from '../wire/operations';
import { QueuePollers } from './event-source';
import { type MessageAttributes, md5, type Received } from './message-store';
import { Queues } from './queues';

const sendSchema = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: z
    .record(z.string(), z.object({ DataType: z.string(), StringValue: z.string('only string values are served') }))
    .default({}),
});
const receiveSchema = z.object({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
  WaitTimeSeconds: z.number().int().min(0).max(20).default(0),
});
const deleteSchema = z.object({ QueueUrl: z.string(), ReceiptHandle: z.string() });
const visibilitySchema = deleteSchema.extend({ VisibilityTimeout: z.number().int().min(0).max(43_200) });
const attributesSchema = z.object({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).default([]) });

/** SQS for the queues of the template, and the pollers of their Lambda event source mappings. */
export function createSqs(runtime: Runtime): Service {
  const queues = new Queues(runtime);
  const pollers = new QueuePollers(runtime, queues);
  const operations: Record<string, Operation> = {
    SendMessage: (body, { caller }) => {
      const { QueueUrl, MessageBody, MessageAttributes: attributes, DelaySeconds } = parse(sendSchema, body);
      const delay = DelaySeconds === undefined ? {} : { delaySeconds: DelaySeconds };
      const message = queues.send(caller, QueueUrl, MessageBody, { attributes, ...delay });
      return { MessageId: message.id, MD5OfMessageBody: md5(MessageBody) };
    },
    ReceiveMessage: async (body, { caller }) => {
      const messages = await longPoll(queues, caller, parse(receiveSchema, body));
      return messages.length > 0 ? { Messages: messages.map(toWire) } : {};
    },
    DeleteMessage: (body, { caller }) => {
      const { QueueUrl, ReceiptHandle } = parse(deleteSchema, body);
      queues.delete(caller, QueueUrl, ReceiptHandle);
    },
    ChangeMessageVisibility: (body, { caller }) => {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parse(visibilitySchema, body);
      queues.postpone(caller, QueueUrl, ReceiptHandle, VisibilityTimeout);
    },
    GetQueueAttributes: (body, { caller }) => {
      const { QueueUrl, AttributeNames: wanted } = parse(attributesSchema, body);
      const all = Object.entries(queues.attributes(caller, QueueUrl));
      return {
        Attributes: Object.fromEntries(all.filter(([name]) => wanted.includes('All') || wanted.includes(name))),
      };
    },
  };
  return {
    signingName: 'sqs',
    handle: (request) => dispatchJson(operations, request),
    start: async () => pollers.start(),
    stop: () => pollers.stop(),
  };
}

async function longPoll(
  queues: Queues,
  caller: Caller,
  input: z.infer<typeof receiveSchema>,
): Promise<readonly Received[]> {
  const { QueueUrl, MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds } = input;
  const end = Date.now() + WaitTimeSeconds * 1000;
  let messages = queues.receive(caller, QueueUrl, MaxNumberOfMessages, VisibilityTimeout);
  while (messages.length === 0 && Date.now() < end) {
    await sleep(50);
    if (queues.hasVisible(QueueUrl))
      messages = queues.receive(caller, QueueUrl, MaxNumberOfMessages, VisibilityTimeout);
  }
  return messages;
}

function toWire(message: Received): object {
  const { receives, sentAt, firstReceivedAt = sentAt } = message;
  const attributes: MessageAttributes = message.attributes;
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    },
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
  };
}
