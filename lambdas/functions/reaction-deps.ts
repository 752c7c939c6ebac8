import { clientSettings } from '../aws/client-settings';
import { ServiceClient } from '../aws/service/service-client';
import { log } from '../platform/log';
import { system } from '../platform/system';
import { createDocuments } from '../store/documents';
import { createStore } from '../store/dynamo-store';

/** The dependencies of every event-driven function. Functions that do not use the audit chain do not get its table. */
export function reactionDeps(env: { readonly CONTROL_TABLE: string; readonly AUDIT_TABLE?: string }) {
  const store = createStore({
    control: env.CONTROL_TABLE,
    audit: env.AUDIT_TABLE ?? 'not-granted',
    documents: createDocuments(new ServiceClient('dynamodb', clientSettings())),
  });
  return { store, log, ...system };
}
