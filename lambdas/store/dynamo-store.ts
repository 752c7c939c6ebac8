import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { commitTo } from './dynamo-commit';
import { listAudit, listProposals, listSites, listWindows } from './dynamo-list';
import { load, loadIsolated } from './dynamo-load';
import { listAttempts, listPublishDue } from './dynamo-partitions';
import type { Store } from './port';

export interface StoreOptions {
  /** Names of the two tables. For functions that do not use the audit chain, `audit` may be any name. */
  readonly control: string;
  readonly audit: string;
  readonly client: DynamoDBClient;
}

/** The store in DynamoDB. Throttling is left to the client's retries. */
export function createStore({ control, audit, client }: StoreOptions): Store {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    load: (keys) => load(documents, control, keys),
    loadIsolated: (keys) => loadIsolated(documents, control, keys),
    commit: (commit) => commitTo(documents, { control, audit }, commit),
    windows: (filter, page) => listWindows(documents, control, filter, page),
    proposals: (filter, page) => listProposals(documents, control, filter, page),
    sites: (page) => listSites(documents, control, page),
    publishDue: () => listPublishDue(documents, control),
    attempts: (subjectId) => listAttempts(documents, control, subjectId),
    auditEntries: (chain, after, limit) => listAudit(documents, audit, chain, after, limit),
  };
}
