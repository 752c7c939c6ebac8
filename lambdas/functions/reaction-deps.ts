import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings';
import { log } from '../platform/log';
import { system } from '../platform/system';
import { createStore } from '../store/dynamo-store';

/** The dependencies of every event-driven function. Functions that do not use the audit chain do not get its table. */
export function reactionDeps(env: { readonly CONTROL_TABLE: string; readonly AUDIT_TABLE?: string }) {
  const store = createStore({
    control: env.CONTROL_TABLE,
    audit: env.AUDIT_TABLE ?? 'not-granted',
    client: new DynamoDBClient(clientSettings()),
  });
  return { store, log, ...system };
}
