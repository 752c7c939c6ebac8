import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings';
import { consoleAddressIn } from '../describe/console-address';
import { approvalsHandler, refuseWithPage } from '../http/approvals/approvals-handler';
import { httpHandler } from '../http/server/middy';
import { log } from '../platform/log';
import { system } from '../platform/system';
import { createStore } from '../store/dynamo-store';
import { readEnvironment } from './environment';

const env = readEnvironment('approval-page');
const store = createStore({
  control: env.CONTROL_TABLE,
  audit: env.AUDIT_TABLE,
  client: new DynamoDBClient(clientSettings()),
});
const deps = {
  store,
  ...system,
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
  ...consoleAddressIn(env.CONSOLE_URL),
};

export const handler = httpHandler(approvalsHandler(deps), log, refuseWithPage);
