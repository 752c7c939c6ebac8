import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings';
import { evidenceHandlers } from '../http/evidence/handlers';
import { evidenceOperations } from '../http/evidence/operations';
import { dispatch } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { readRoleGroups } from '../http/server/role-groups';
import { log } from '../platform/log';
import { system } from '../platform/system';
import { createStore } from '../store/dynamo-store';
import { readEnvironment } from './environment';

const env = readEnvironment('evidence');
const store = createStore({
  control: env.CONTROL_TABLE,
  audit: env.AUDIT_TABLE,
  client: new DynamoDBClient(clientSettings()),
});

const answer = dispatch(evidenceHandlers({ store, ...system }), evidenceOperations, readRoleGroups(env.ROLE_GROUPS));

export const handler = httpHandler(answer, log);
