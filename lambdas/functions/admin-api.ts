import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings, publishPatience } from '../aws/client-settings';
import { createEdgePublisher } from '../aws/edge-publisher';
import { createFunctions } from '../aws/functions';
import { createVoterCheck } from '../aws/voter-mailboxes';
import { auditHandlers } from '../http/audit/handlers';
import { explainHandlers } from '../http/explain/handlers';
import { openapiHandlers } from '../http/openapi/handler';
import { operations } from '../http/operations';
import { proposalHandlers } from '../http/proposal/handlers';
import { dispatch, type Handlers, type RoutesOf } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { bypassHandlers } from '../http/site/bypass-handlers';
import { siteHandlers } from '../http/site/handlers';
import { votingHandlers } from '../http/voting/handlers';
import { webhookHandlers } from '../http/webhook/handlers';
import { windowHandlers } from '../http/window/handlers';
import { log } from '../platform/log';
import { newSecret } from '../platform/mint';
import { system } from '../platform/system';
import { createStore } from '../store/dynamo-store';
import { createWebhookLog } from '../store/webhook-log';
import { readEnvironment } from './environment';

const env = readEnvironment('admin-api');
const client = new DynamoDBClient(clientSettings());
const store = createStore({ control: env.CONTROL_TABLE, audit: env.AUDIT_TABLE, client });
const armedSecondsAhead = Number(env.ARMED_SECONDS_AHEAD);
const functions = createFunctions(clientSettings(publishPatience));
const edge = createEdgePublisher(functions, env.PUBLISH_EDGE_FUNCTION, log);
const deps = {
  store,
  ...system,
  newSecret,
  wildcards: env.WILDCARDS === 'true',
  armedSecondsAhead,
  beforeAsking: createVoterCheck(functions, env.APPROVER_DIRECTORY_FUNCTION, log),
};
const webhooks = {
  webhookIds: env.WEBHOOKS.split(','),
  deliveries: createWebhookLog(client, env.CONTROL_TABLE),
  // Few requests need the schemas of events.
  replay: async (webhookId: string, eventId: string) => {
    const { replayEvent } = await import('../reactions/webhooks/replay-event');
    const replaying = { store, functions, deliverWebhook: env.DELIVER_WEBHOOK_FUNCTION, stack: env.STACK_NAME };
    return replayEvent(replaying, { webhookId, eventId });
  },
};
const handlers: Handlers<RoutesOf<'admin-api'>> = {
  ...openapiHandlers(() => readFileSync(join(__dirname, 'openapi.json'), 'utf8')),
  ...windowHandlers(deps, edge),
  ...votingHandlers(deps),
  ...siteHandlers(deps),
  ...proposalHandlers(deps),
  ...bypassHandlers(deps, edge),
  ...explainHandlers(deps),
  ...auditHandlers(deps),
  ...webhookHandlers(webhooks),
};

export const handler = httpHandler(dispatch(handlers, operations), log);
