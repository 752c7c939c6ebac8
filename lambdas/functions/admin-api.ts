import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings, publishPatience } from '../aws/client-settings';
import { createEdgePublisher } from '../aws/edge-publisher';
import { createFunctions } from '../aws/functions';
import { createVoterCheck } from '../aws/voter-mailboxes';
import { auditHandlers } from '../http/audit/handlers';
import { explainHandlers } from '../http/explain/handlers';
import { meHandlers } from '../http/me/handlers';
import { openapiHandlers } from '../http/openapi/handler';
import { proposalHandlers } from '../http/proposal/handlers';
import { questionHandlers } from '../http/question/handlers';
import { type Answers, answersOf, type RoutesOf, route } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { readRoleGroups } from '../http/server/role-groups';
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
  ...deps,
  webhookIds: env.WEBHOOKS.split(','),
  deliveries: createWebhookLog(client, env.CONTROL_TABLE),
  // Few requests need the schemas of events.
  replay: async (webhookId: string, eventId: string) => {
    const { replayEvent } = await import('../reactions/webhooks/replay-event');
    const replaying = { store, functions, deliverWebhook: env.DELIVER_WEBHOOK_FUNCTION, stack: env.STACK_NAME };
    return replayEvent(replaying, { webhookId, eventId });
  },
};
const siteReads = () => import('../http/site/operations');
// A request needs the schemas of its own route only.
const answers: Answers<RoutesOf<'admin-api'>> = {
  ...answersOf(
    openapiHandlers(() => readFileSync(join(__dirname, 'openapi.json'), 'utf8')),
    async () => (await import('../http/openapi/operations')).openapiOperations,
  ),
  ...answersOf(meHandlers(deps, env.CONTACT), async () => (await import('../http/me/operations')).meOperations),
  ...answersOf(windowHandlers(deps, edge), async () => (await import('../http/window/operations')).windowOperations),
  ...answersOf(votingHandlers(deps), async () => (await import('../http/voting/operations')).votingOperations),
  ...answersOf(siteHandlers(deps), async () => (await siteReads()).siteOperations),
  ...answersOf(bypassHandlers(deps, edge), async () => (await siteReads()).bypassOperations),
  ...answersOf(proposalHandlers(deps), async () => (await import('../http/proposal/operations')).proposalOperations),
  ...answersOf(questionHandlers(deps), async () => (await import('../http/question/operations')).questionOperations),
  ...answersOf(explainHandlers(deps), async () => (await import('../http/explain/operations')).explainOperations),
  ...answersOf(auditHandlers(deps), async () => (await import('../http/audit/operations')).auditOperations),
  ...answersOf(webhookHandlers(webhooks), async () => (await import('../http/webhook/operations')).webhookOperations),
};

export const handler = httpHandler(route(answers, readRoleGroups(env.ROLE_GROUPS)), log);
