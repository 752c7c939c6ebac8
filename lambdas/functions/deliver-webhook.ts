import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { clientSettings } from '../aws/client-settings';
import { createWebhookPost } from '../aws/webhook-post';
import { createWebhookQueues } from '../aws/webhook-queues';
import { createWebhookSecrets } from '../aws/webhook-secrets';
import { log } from '../platform/log';
import { system } from '../platform/system';
import { deliverWebhooks, replay, replayWebhook } from '../reactions/webhooks/deliver-webhook';
import { endpointsIn } from '../reactions/webhooks/endpoints';
import { createWebhookLog } from '../store/webhook-log';
import { readEnvironment } from './environment';

const env = readEnvironment('deliver-webhook');
const deps = {
  get endpoints() {
    return endpointsIn(env.WEBHOOKS);
  },
  post: createWebhookPost({ toLoopback: env.WEBHOOKS_TO_LOOPBACK === 'true', milliseconds: 10_000 }),
  queues: createWebhookQueues(new SQSClient(clientSettings())),
  secrets: createWebhookSecrets(new SecretsManagerClient(clientSettings()), system.clock),
  deliveries: createWebhookLog(new DynamoDBClient(clientSettings()), env.CONTROL_TABLE),
  clock: system.clock,
  log,
};

/** The queues send messages; admin-api asks for one to be sent again. */
export const handler = async (event: SQSEvent | object) =>
  'Records' in event ? deliverWebhooks(deps, event) : replayWebhook(deps, replay.parse(event));
