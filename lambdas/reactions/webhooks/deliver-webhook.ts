import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { WebhookPost } from '../../aws/webhook-post';
import type { WebhookQueues } from '../../aws/webhook-queues';
import type { WebhookSecrets } from '../../aws/webhook-secrets';
import { type Log, nameOf } from '../../platform/log';
import type { WebhookDelivery, WebhookLog } from '../../store/webhook-log';
import type { Endpoint } from './endpoints';
import { attemptsInAll, waitAfter } from './retries';
import { signedHeaders } from './sign';

export interface WebhookDeps {
  readonly endpoints: readonly Endpoint[];
  readonly post: WebhookPost;
  readonly queues: WebhookQueues;
  readonly secrets: WebhookSecrets;
  readonly deliveries: WebhookLog;
  readonly clock: () => number;
  readonly log: Log;
}

/** An event as it comes from the bus. */
const message = z.object({ detail: z.looseObject({ id: z.string(), type: z.string(), at: z.string() }) });
type Message = z.output<typeof message>;

/** What admin-api asks for: to send an event again, in its turn. */
export const replay = z.object({ replay: z.object({ webhookId: z.string(), message }) });

/** One message at a time, so that a receiver that hangs delays only its own. */
export async function deliverWebhooks(deps: WebhookDeps, { Records }: SQSEvent): Promise<SQSBatchResponse> {
  const taken = await Promise.all(Records.map((record) => delivered(deps, record)));
  return {
    batchItemFailures: Records.filter((_, index) => !taken[index]).map((one) => ({ itemIdentifier: one.messageId })),
  };
}

/** @throws Error for a webhook that is not configured */
export async function replayWebhook(deps: WebhookDeps, { replay: asked }: z.output<typeof replay>): Promise<void> {
  const endpoint = deps.endpoints.find(({ webhookId }) => webhookId === asked.webhookId);
  if (!endpoint) throw new Error(`There is no webhook ${asked.webhookId}`);
  await deps.queues.send(endpoint.queueUrl, JSON.stringify(asked.message));
}

/** @returns whether the message is done; if not, it comes again or ends as a dead letter */
async function delivered(deps: WebhookDeps, record: SQSRecord): Promise<boolean> {
  const endpoint = deps.endpoints.find(({ queueUrl }) => lastOf(queueUrl, '/') === lastOf(record.eventSourceARN, ':'));
  const attempts = Number(record.attributes.ApproximateReceiveCount);
  try {
    if (!endpoint) throw new Error('The queue belongs to no webhook');
    const sent = z.parse(message, JSON.parse(record.body));
    const delivery = await attempt(deps, endpoint, sent, attempts);
    await deps.deliveries.record(delivery);
    note(deps, delivery);
    if (delivery.outcome === 'delivered') return true;
    const wait = waitAfter(attempts);
    if (wait !== undefined) await deps.queues.postpone(endpoint.queueUrl, record.receiptHandle, wait);
    return false;
  } catch (thrown) {
    deps.log('queue-message-failed', { attempt: attempts, error: nameOf(thrown) });
    return false;
  }
}

async function attempt(
  deps: WebhookDeps,
  endpoint: Endpoint,
  { detail }: Message,
  attempts: number,
): Promise<WebhookDelivery> {
  const { webhookId, url, secretArn } = endpoint;
  const body = JSON.stringify({ type: detail.type, timestamp: detail.at, data: detail });
  const now = deps.clock();
  const headers = signedHeaders({ id: detail.id, at: now, body, secrets: await deps.secrets.of(secretArn) });
  const answer = await deps.post.post(url, headers, body);
  const isTaken = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
  const failed = attempts >= attemptsInAll ? 'given-up' : 'failed';
  return {
    webhookId,
    eventId: detail.id,
    eventType: detail.type,
    eventAt: Math.floor(Date.parse(detail.at) / 1000),
    outcome: isTaken ? 'delivered' : failed,
    attempts,
    lastAttemptAt: now,
    ...(answer.kind === 'answered' ? { httpStatus: answer.status } : { error: answer.error }),
  };
}

function note(
  { log }: WebhookDeps,
  { webhookId, eventId, outcome, attempts, httpStatus, error }: WebhookDelivery,
): void {
  const code = ({ delivered: 'webhook-delivered', failed: 'webhook-failed', 'given-up': 'webhook-given-up' } as const)[
    outcome
  ];
  log(code, {
    webhookId,
    eventId,
    attempt: attempts,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(error !== undefined && { error }),
  });
}

const lastOf = (text: string, separator: string): string => text.split(separator).at(-1) ?? '';
