import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { SQSRecord } from 'aws-lambda';
import type { PostOutcome } from '../../../lambdas/aws/webhook-post';
import type { LogCode, LogFields } from '../../../lambdas/platform/log';
import { deliverWebhooks, replayWebhook } from '../../../lambdas/reactions/webhooks/deliver-webhook';
import { attemptsInAll, waitAfter } from '../../../lambdas/reactions/webhooks/retries';
import type { WebhookDelivery } from '../../../lambdas/store/webhook-log';

const endpoints = ['chat', 'ops'].map((webhookId) => ({
  webhookId,
  url: `https://${webhookId}.example.com/hook`,
  queueUrl: `https://sqs.eu-central-1.amazonaws.com/111122223333/quiesce-${webhookId}`,
  secretArn: `arn:${webhookId}`,
}));
const secret = 'A'.repeat(44);
const detail = { id: 'quiesce/shop/42', type: 'window.approved', at: '2026-11-02T10:00:00Z', siteId: 'shop' };

interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function sceneOf(answers: readonly PostOutcome[] = []) {
  const posted: Posted[] = [];
  const postponed: number[] = [];
  const queued: string[] = [];
  const recorded: WebhookDelivery[] = [];
  const logged: { code: LogCode; facts: LogFields }[] = [];
  const left = [...answers];
  const deps = {
    endpoints,
    post: {
      post: async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
        posted.push({ url, headers, body });
        return left.shift() ?? ({ kind: 'answered', status: 200 } as const);
      },
    },
    queues: {
      postpone: async (_: string, __: string, seconds: number) => void postponed.push(seconds),
      send: async (queueUrl: string, body: string) => void queued.push(`${queueUrl} ${body}`),
    },
    secrets: { of: async () => [secret] as readonly string[] },
    deliveries: { record: async (one: WebhookDelivery) => void recorded.push(one), list: async () => recorded },
    clock: () => Math.floor(Date.now() / 1000),
    log: (code: LogCode, facts: LogFields = {}) => void logged.push({ code, facts }),
  };
  return { deps, posted, postponed, queued, recorded, logged };
}

const record = (attempts = 1, queue = 'chat', body = JSON.stringify({ detail })): SQSRecord => ({
  messageId: `m-${queue}`,
  receiptHandle: 'r1',
  body,
  attributes: {
    ApproximateReceiveCount: String(attempts),
    SentTimestamp: '0',
    SenderId: 'x',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:eu-central-1:111122223333:quiesce-${queue}`,
  awsRegion: 'eu-central-1',
});
const done = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: 'm-chat' }] };

/** What the reference library of the convention says of a message, in another process. */
function verdictOn({ headers, body }: Posted, changes: object = {}): Readonly<Record<string, unknown>> {
  const input = JSON.stringify({ secret: `whsec_${secret}`, body, headers, ...changes });
  return JSON.parse(execFileSync(process.execPath, [join(__dirname, 'verify.cjs')], { input, encoding: 'utf8' }));
}

describe('a webhook', () => {
  it('is the event, signed so that the reference library in another process takes it', async () => {
    const { deps, posted, recorded } = sceneOf();
    expect(await deliverWebhooks(deps, { Records: [record()] })).toEqual(done);
    const [sent] = posted;
    if (!sent) throw new Error('nothing was sent');
    expect(sent.url).toBe('https://chat.example.com/hook');
    expect(sent.headers).toMatchObject({ 'webhook-id': 'quiesce/shop/42', 'content-type': 'application/json' });
    expect(verdictOn(sent)).toEqual({ verified: { type: 'window.approved', timestamp: detail.at, data: detail } });
    expect(verdictOn(sent, { body: sent.body.replace('shop', 'blog') })).toEqual({
      refused: 'No matching signature found',
    });
    expect(verdictOn(sent, { headers: { ...sent.headers, 'webhook-id': 'quiesce/shop/43' } })).toHaveProperty(
      'refused',
    );
    expect(recorded).toEqual([
      {
        webhookId: 'chat',
        eventId: 'quiesce/shop/42',
        eventType: 'window.approved',
        eventAt: Date.parse(detail.at) / 1000,
        outcome: 'delivered',
        attempts: 1,
        lastAttemptAt: expect.any(Number),
        httpStatus: 200,
      },
    ]);
  });

  it('is signed with both secrets while one is replaced', async () => {
    const { deps, posted } = sceneOf();
    const next = 'B'.repeat(44);
    await deliverWebhooks({ ...deps, secrets: { of: async () => [next, secret] } }, { Records: [record()] });
    const [sent] = posted;
    if (!sent) throw new Error('nothing was sent');
    expect(verdictOn(sent)).toHaveProperty('verified');
    expect(verdictOn(sent, { secret: `whsec_${next}` })).toHaveProperty('verified');
  });

  it.each<PostOutcome>([
    { kind: 'answered', status: 500 },
    { kind: 'answered', status: 302 },
    { kind: 'answered', status: 429 },
    { kind: 'failed', error: 'TimeoutError' },
  ])('comes again later after %j', async (outcome) => {
    const { deps, postponed, recorded, logged } = sceneOf([outcome]);
    expect(await deliverWebhooks(deps, { Records: [record(2)] })).toEqual(again);
    expect(postponed).toEqual([300]);
    expect(recorded).toMatchObject([{ outcome: 'failed', attempts: 2 }]);
    expect(logged.map(({ code }) => code)).toEqual(['webhook-failed']);
  });

  it('is tried for a day, and then given up with an alarm', async () => {
    const waits = Array.from({ length: attemptsInAll }, (_, index) => waitAfter(index + 1));
    const total = waits.reduce<number>((sum, wait = 0) => sum + wait, 0);
    expect(total).toBeGreaterThanOrEqual(86_400);
    expect(Math.max(...waits.map((wait = 0) => wait))).toBeLessThanOrEqual(43_200);
    const { deps, postponed, recorded, logged } = sceneOf([{ kind: 'answered', status: 500 }]);
    expect(await deliverWebhooks(deps, { Records: [record(attemptsInAll)] })).toEqual(again);
    expect(postponed).toEqual([]);
    expect(recorded).toMatchObject([{ outcome: 'given-up' }]);
    expect(logged).toMatchObject([{ code: 'webhook-given-up', facts: { webhookId: 'chat', eventId: detail.id } }]);
  });

  it('that is no event, or of a queue that no webhook has, is left to the dead letters', async () => {
    const { deps, posted, logged } = sceneOf();
    const records = [record(1, 'chat', 'no JSON'), record(1, 'gone')];
    expect(await deliverWebhooks(deps, { Records: records })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-chat' }, { itemIdentifier: 'm-gone' }],
    });
    expect(posted).toEqual([]);
    expect(logged.map(({ code }) => code)).toEqual(['queue-message-failed', 'queue-message-failed']);
  });

  it('is replayed through its queue', async () => {
    const { deps, queued } = sceneOf();
    await replayWebhook(deps, { replay: { webhookId: 'ops', message: { detail } } });
    expect(queued).toEqual([`${endpoints[1]?.queueUrl} ${JSON.stringify({ detail })}`]);
    await expect(replayWebhook(deps, { replay: { webhookId: 'gone', message: { detail } } })).rejects.toThrow(
      'no webhook gone',
    );
  });
});
