import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { commitTo } from './dynamo-commit';
import { listAuditSeqs, listPublishes, loadAudit } from './dynamo-evidence';
import { takeLease } from './dynamo-lease';
import { listAudit, listFailedSites, listProposals, listSites, listWindows, searchAudit } from './dynamo-list';
import { load, loadIsolated } from './dynamo-load';
import {
  listAttempts,
  listMailsDue,
  listProofsDue,
  listPublishDue,
  listQuestions,
  listToldPublic,
} from './dynamo-partitions';
import { PagedDirectory, type Read } from './paged-directory';
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
  // It copies every request and answer for a logger, which takes as long as to sign a request, and clients have none.
  documents.middlewareStack.remove('loggerMiddleware');
  const read: Read = (keys) => load(documents, control, keys);
  const directory = new PagedDirectory();
  return {
    load: (keys) => directory.load(read, keys),
    loadIsolated: (keys) => directory.load((all) => loadIsolated(documents, control, all), keys),
    commit: async (commit) => {
      const stored = await directory.stored(read, commit);
      return stored ? commitTo(documents, { control, audit }, stored) : 'lost';
    },
    takeLease: (taken) => takeLease(documents, control, taken),
    windows: (filter, page) => listWindows(documents, control, filter, page),
    proposals: (filter, page) => listProposals(documents, control, filter, page),
    sites: (page, prefix) => listSites(documents, control, page, prefix),
    failedSites: (page, prefix) => listFailedSites(documents, control, page, prefix),
    publishDue: () => listPublishDue(documents, control),
    mailsDue: () => listMailsDue(documents, control),
    questions: (after, limit) => listQuestions(documents, control, after, limit),
    toldPublic: () => listToldPublic(documents, control),
    proofsDue: () => listProofsDue(documents, control),
    attempts: (subjectId) => listAttempts(documents, control, subjectId),
    auditSeqs: (subject, limit) => listAuditSeqs(documents, audit, subject, limit),
    auditEntriesAt: (chain, seqs) => loadAudit(documents, audit, chain, seqs),
    publishes: (siteId, from, to) => listPublishes(documents, control, siteId, from, to),
    auditEntries: (chain, after, limit) => listAudit(documents, audit, chain, after, limit),
    searchAudit: (chain, search, page) => searchAudit(documents, audit, chain, search, page),
  };
}
