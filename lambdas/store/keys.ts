import type { RecordKey, StoredRecord } from './records';

/** The control table's primary key. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** A chain's partition: a site's head is in the site's partition, `ORG` has its own. No siteId is upper case. */
const chainPartition = (chain: string): string => (chain === 'ORG' ? 'ORG' : `SITE#${chain}`);

/** In order of time. */
export const publishKey = (at: number, revision: number): string =>
  `${String(at).padStart(12, '0')}#${String(revision).padStart(12, '0')}`;

/** In order of the deadline. @param id of the subject, and the plan version */
export const placeKey = (at: number, id: string): string => `${String(at).padStart(12, '0')}#${id}`;

/** @returns where a record lives in the control table. */
export function itemKey(key: RecordKey): ItemKey {
  switch (key.kind) {
    case 'head':
      return { pk: chainPartition(key.chain), sk: 'HEAD' };
    case 'site':
      return { pk: `SITE#${key.siteId}`, sk: 'CONFIG' };
    case 'calendar':
      return { pk: `SITE#${key.siteId}`, sk: 'CALENDAR' };
    case 'edge':
      return { pk: `SITE#${key.siteId}`, sk: 'EDGE' };
    case 'bypass':
      // A separate partition, so that IAM can deny the secrets to functions that read the rest of a site.
      return { pk: `BYPASS#${key.siteId}`, sk: 'BYPASS' };
    case 'edge-entries':
      // They contain the bypass secrets, too.
      return { pk: `EDGE#${key.siteId}`, sk: 'ENTRIES' };
    case 'edge-hostname':
      return { pk: `EDGE#${key.hostname}`, sk: 'HOSTNAME' };
    case 'edge-store':
      return { pk: 'STORE', sk: 'JOURNAL' };
    case 'edge-lease':
      return { pk: 'STORE', sk: 'LEASE' };
    case 'edge-room':
      return { pk: 'STORE', sk: 'ROOM' };
    case 'publish-due':
      return { pk: 'PUBLISH', sk: `${key.urgent ? 'URGENT' : 'USUAL'}#${key.siteId}` };
    case 'hostname':
      return { pk: `HOSTNAME#${key.hostname}`, sk: 'OWNER' };
    case 'window':
      return { pk: `WINDOW#${key.windowId}`, sk: 'WINDOW' };
    case 'proposal':
      return { pk: `PROPOSAL#${key.proposalId}`, sk: 'PROPOSAL' };
    case 'approval-request':
      return { pk: `ASKED#${key.subjectId}`, sk: `REQUEST#${key.planVersion}` };
    case 'notice-mails':
      return { pk: `ASKED#${key.subjectId}`, sk: 'NOTICES' };
    case 'mail-due':
      return { pk: 'MAIL', sk: key.subjectId };
    case 'question-listing':
      return { pk: 'QUESTIONS', sk: placeKey(key.decideBy, `${key.subjectId}#${key.planVersion}`) };
    case 'told-public':
      return { pk: 'NOTICES', sk: key.windowId };
    case 'notice-topic':
      return { pk: `TOPIC#${key.siteId}`, sk: 'NOTICES' };
    case 'plan-version':
      return { pk: `PLAN#${key.windowId}`, sk: `VERSION#${key.planVersion}` };
    case 'site-publish':
      return { pk: `PUBLISHES#${key.siteId}`, sk: publishKey(key.at, key.revision) };
    case 'proof-due':
      return { pk: 'PROOF', sk: `${key.windowId}#${key.boundary}` };
    case 'flip-proof':
      return { pk: `PROOF#${key.windowId}`, sk: key.boundary };
    case 'link-attempts':
      return { pk: `ATTEMPTS#${key.subjectId}`, sk: `LINK#${key.secretHash}` };
    case 'directory':
      return { pk: 'DIRECTORY', sk: 'DIRECTORY' };
    case 'directory-page':
      return { pk: 'DIRECTORY', sk: `PAGE#${key.page}` };
    case 'idempotency':
      return { pk: `IDEMPOTENCY#${key.keyHash}`, sk: 'IDEMPOTENCY' };
    case 'mailbox-checks':
      return { pk: 'DIRECTORY', sk: 'MAILBOXES' };
    case 'reconcile-state':
      return { pk: 'RECONCILE', sk: 'STATE' };
  }
}

export function keyText(key: RecordKey): string {
  const { pk, sk } = itemKey(key);
  return `${pk} ${sk}`;
}

export function keyOf(record: StoredRecord): RecordKey {
  switch (record.kind) {
    case 'head':
      return { kind: 'head', chain: record.value.chain };
    case 'site':
    case 'calendar':
    case 'edge':
    case 'edge-entries':
    case 'bypass':
      return { kind: record.kind, siteId: record.value.siteId };
    case 'edge-store':
    case 'edge-lease':
    case 'edge-room':
      return { kind: record.kind };
    case 'publish-due':
      return { kind: record.kind, siteId: record.value.siteId, urgent: record.value.urgent };
    case 'hostname':
    case 'edge-hostname':
      return { kind: record.kind, hostname: record.value.hostname };
    case 'window':
    case 'told-public':
      return { kind: record.kind, windowId: record.value.windowId };
    case 'notice-topic':
      return { kind: record.kind, siteId: record.value.siteId };
    case 'proposal':
      return { kind: 'proposal', proposalId: record.value.proposalId };
    case 'approval-request':
      return { kind: record.kind, subjectId: record.value.subjectId, planVersion: record.value.planVersion };
    case 'notice-mails':
    case 'mail-due':
      return { kind: record.kind, subjectId: record.value.subjectId };
    case 'question-listing': {
      const { ttl: _, ...place } = record.value;
      return { kind: record.kind, ...place };
    }
    case 'plan-version':
      return { kind: record.kind, windowId: record.value.windowId, planVersion: record.value.planVersion };
    case 'site-publish':
      return { kind: record.kind, siteId: record.value.siteId, at: record.value.at, revision: record.value.revision };
    case 'proof-due':
    case 'flip-proof':
      return { kind: record.kind, windowId: record.value.windowId, boundary: record.value.boundary };
    case 'link-attempts':
      return { kind: record.kind, subjectId: record.value.subjectId, secretHash: record.value.secretHash };
    case 'directory':
    case 'directory-index':
      return { kind: 'directory' };
    case 'directory-page':
      return { kind: record.kind, page: record.value.page };
    case 'mailbox-checks':
    case 'reconcile-state':
      return { kind: record.kind };
    case 'idempotency':
      return { kind: 'idempotency', keyHash: record.value.keyHash };
  }
}
