import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import openapi from '../../docs/openapi.json';
import { dispatch, type Handlers, type RoutesOf } from '../http/dispatch';
import { auditHandlers } from '../http/handlers/audit';
import { bypassHandlers } from '../http/handlers/bypass';
import { explainHandlers } from '../http/handlers/explain';
import { openapiHandlers } from '../http/handlers/openapi';
import { proposalHandlers } from '../http/handlers/proposals';
import { siteHandlers } from '../http/handlers/sites';
import { windowHandlers } from '../http/handlers/windows';
import { httpHandler } from '../http/middy';
import { createEdgePublisher } from '../services/edge-publisher';
import { createFunctions } from '../services/functions';
import { log } from '../services/log';
import { newSecret } from '../services/mint';
import { system } from '../services/system';
import { createStore } from '../store/dynamo-store';
import { readEnvironment } from './environment';

const env = readEnvironment('admin-api');
const store = createStore({ control: env.CONTROL_TABLE, audit: env.AUDIT_TABLE, client: new DynamoDBClient() });
const deps = { store, ...system, newSecret, wildcards: env.WILDCARDS === 'true' };
// Answers before the gateway gives up (30 s), if need be that the publish is outstanding.
const lambda = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: 10_000 } });
const edge = createEdgePublisher(createFunctions(lambda), env.PUBLISH_EDGE_FUNCTION, log);
const handlers: Handlers<RoutesOf<'admin-api'>> = {
  ...openapiHandlers(openapi),
  ...windowHandlers(deps, edge),
  ...siteHandlers(deps),
  ...proposalHandlers(deps),
  ...bypassHandlers(deps, edge),
  ...explainHandlers(deps),
  ...auditHandlers(deps),
};

export const handler = httpHandler(dispatch(handlers), log);
