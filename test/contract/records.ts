import type { ChainHead } from '../../lambdas/domain/audit/audit';
import { emptyHead } from '../../lambdas/domain/audit/chain';
import type { Person } from '../../lambdas/domain/directory/directory';
import type { Proposal } from '../../lambdas/domain/proposal/proposal';
import type { Site } from '../../lambdas/domain/site/site';
import { defaultPolicy } from '../../lambdas/domain/site/site-rules';
import type { Window } from '../../lambdas/domain/window/window';
import type { Store } from '../../lambdas/store/port';
import type { DueRecord, StoredRecord, VersionedRecord } from '../../lambdas/store/records';
import { aFullWindow, aProposal, aWindow, ulid } from './subjects';

const aSite = (siteId: string, version = 1): Site => ({
  siteId,
  hostnames: [`${siteId}.example`],
  policy: defaultPolicy,
  timeZone: 'UTC',
  exemptions: [],
  version,
});
export const site = (siteId: string, version = 1): VersionedRecord => ({ kind: 'site', value: aSite(siteId, version) });
export const due = (siteId: string, revision: number, urgent = false, since = revision): DueRecord => ({
  kind: 'publish-due',
  value: { siteId, revision, urgent, since },
});
export const mailDue = (subjectId: string, version: number, since = version): DueRecord => ({
  kind: 'mail-due',
  value: { subjectId, since, ttl: since + 9, version },
});
export const proofDue = (windowId: string, version: number): DueRecord => ({
  kind: 'proof-due',
  value: {
    windowId,
    siteId: 'kinds',
    boundary: 'start',
    dueAt: 1,
    endsAt: 2,
    plan: {
      mode: 'read-only',
      startsAt: 1,
      hostnames: ['a.example'],
      paths: ['/a'],
      exemptions: [],
      allowedMethods: ['GET'],
    },
    ttl: version + 9,
    version,
  },
});
export const window = (value: Window): VersionedRecord => ({ kind: 'window', value });
export const proposal = (value: Proposal): VersionedRecord => ({ kind: 'proposal', value });

const aPerson: Person = {
  personId: 'ana',
  name: 'Ana',
  email: 'ana@example.com',
  principals: ['arn:aws:iam::111122223333:user/ana'],
  approver: true,
  groups: ['ops'],
  disabled: true,
  confirmed: true,
  addedAt: 1,
  approverSince: 2,
  mailboxSince: 3,
};

const aHead = (chain: string, windowId: string): ChainHead => ({
  ...emptyHead(chain),
  auditSeq: 1,
  requests: [windowId],
  proposals: [`${chain}.${ulid(3)}`],
  unratified: [{ windowId, ratifyBy: 20 }],
});

export function everyKind(): VersionedRecord[] {
  const windowId = `kinds.${ulid(1)}`;
  const interval = {
    windowId,
    mode: 'full',
    startsAt: 1,
    endsAt: 2,
    paths: ['/a'],
    hostnames: [],
    exemptions: [],
  } as const;
  return [
    { kind: 'head', value: aHead('kinds', windowId) },
    site('kinds'),
    { kind: 'calendar', value: { siteId: 'kinds', entries: [{ ...interval, digest: 'd', message: 'ü' }], version: 1 } },
    {
      kind: 'edge',
      value: { siteId: 'kinds', publishedRevision: 3, publishedAt: 9, hostnames: ['a'], armsNextAt: 12, version: 1 },
    },
    { kind: 'edge-entries', value: { siteId: 'kinds', entries: { 'kinds.example': 'é "1"' }, version: 1 } },
    { kind: 'edge-hostname', value: { hostname: 'kinds.example', siteId: 'kinds', version: 1 } },
    { kind: 'edge-store', value: { etag: 'E1', version: 1 } },
    { kind: 'edge-lease', value: { holder: 'h', until: 7, version: 1 } },
    {
      kind: 'bypass',
      value: {
        siteId: 'kinds',
        linkKeys: [{ id: '1', secret: 's', mintedAt: 8 }],
        headerHash: 'f',
        version: 1,
      },
    },
    { kind: 'hostname', value: { hostname: 'kinds.example', siteId: 'kinds', version: 1 } },
    window(aWindow(1, 'kinds', 'rejected')),
    window(aFullWindow(2, 'kinds')),
    proposal(aProposal(3, 'kinds', 'policy')),
    proposal(aProposal(4, 'kinds', 'template', 'approved')),
    {
      kind: 'approval-request',
      value: {
        subjectId: windowId,
        planVersion: 2,
        taskToken: 't',
        expiresAt: 5,
        links: { ana: [] },
        mailedAt: { ana: 3 },
        remindedAt: { ana: 4 },
        toldAt: { ana: 5 },
        outcomeMailedAt: 5,
        reversalToldAt: { ana: 6 },
        reversalMailedAt: 6,
        version: 1,
      },
    },
    {
      kind: 'flip-proof',
      value: {
        windowId,
        siteId: 'kinds',
        boundary: 'end',
        dueAt: 2,
        outcome: 'seen',
        askedAtMs: 2100,
        seenAtMs: 2345,
        latenessMs: 345,
        hostnames: [
          {
            hostname: 'kinds.example',
            outcome: 'seen',
            asks: 1,
            seenAtMs: 2345,
            revision: 3,
            page: { path: '/', httpStatus: 503, mode: 'full' },
          },
          { hostname: '*.kinds.example', outcome: 'not-askable', reason: 'wildcard', asks: 0 },
        ],
        version: 1,
      },
    },
    {
      kind: 'notice-mails',
      value: {
        subjectId: windowId,
        doneVersion: 2,
        people: { ana: { version: 2, claimed: 3, at: 4 } },
        version: 1,
      },
    },
    {
      kind: 'link-attempts',
      value: {
        subjectId: windowId,
        secretHash: 'f',
        approverId: 'ana',
        planVersion: 2,
        wrongCodes: 0,
        opens: 2,
        ttl: 9,
        version: 1,
      },
    },
    {
      kind: 'directory',
      value: { people: [aPerson], machines: [{ machineId: 'm', principals: [], ownerId: 'ana' }], version: 1 },
    },
    {
      kind: 'told-public',
      value: {
        windowId: 'kinds.1',
        siteId: 'kinds',
        known: { phase: 'scheduled', facts: { mode: 'full', startsAt: 1, endsAt: 2 } },
        remindedUntil: 0,
        reminderAt: 1,
        begun: 2,
        sending: {
          noticeId: 'kinds.1/2',
          since: 1,
          notice: { kind: 'reminder', facts: { mode: 'full', startsAt: 1, endsAt: 2 } },
        },
        version: 1,
      },
    },
    { kind: 'notice-topic', value: { siteId: 'kinds', siteCreatedAt: 7, version: 1 } },
    {
      kind: 'mailbox-checks',
      value: { roundAt: 7, round: { at: 9, after: 'ana' }, version: 1 },
    },
    {
      kind: 'reconcile-state',
      value: { storeCheckedAt: 7, resume: { mails: '000000000007 kinds.1' }, version: 1 },
    },
    {
      kind: 'idempotency',
      value: { keyHash: 'k', fingerprint: 'f', result: { kind: 'site', value: aSite('kinds') }, ttl: 9, version: 1 },
    },
  ];
}

export function valueIn(snapshot: Awaited<ReturnType<Store['load']>>, record: StoredRecord): unknown {
  switch (record.kind) {
    case 'head':
      return snapshot.head(record.value.chain);
    case 'site':
      return snapshot.site(record.value.siteId);
    case 'calendar':
      return snapshot.calendar(record.value.siteId);
    case 'edge':
      return snapshot.edge(record.value.siteId);
    case 'edge-entries':
      return snapshot.edgeEntries(record.value.siteId);
    case 'edge-hostname':
      return snapshot.edgeHostname(record.value.hostname);
    case 'edge-store':
      return snapshot.edgeJournal();
    case 'edge-lease':
      return snapshot.edgeLease();
    case 'edge-room':
      return snapshot.edgeRoom();
    case 'publish-due':
      return snapshot.publishDue(record.value.siteId, record.value.urgent);
    case 'bypass':
      return snapshot.bypass(record.value.siteId);
    case 'hostname':
      return snapshot.hostname(record.value.hostname);
    case 'window':
      return snapshot.window(record.value.windowId);
    case 'proposal':
      return snapshot.proposal(record.value.proposalId);
    case 'approval-request':
      return snapshot.request(record.value.subjectId, record.value.planVersion);
    case 'notice-mails':
      return snapshot.noticeMails(record.value.subjectId);
    case 'question-listing':
      return snapshot.isListed(record.value) ? record.value : undefined;
    case 'mail-due':
      return snapshot.mailDue(record.value.subjectId);
    case 'told-public':
      return snapshot.toldPublic(record.value.windowId);
    case 'notice-topic':
      return snapshot.noticeTopic(record.value.siteId);
    case 'plan-version':
      return snapshot.planVersion(record.value.windowId, record.value.planVersion);
    case 'site-publish':
      return undefined;
    case 'proof-due':
      return snapshot.proofDue(record.value.windowId, record.value.boundary);
    case 'flip-proof':
      return snapshot.flipProof(record.value.windowId, record.value.boundary);
    case 'mailbox-checks':
      return snapshot.mailboxChecks();
    case 'reconcile-state':
      return snapshot.reconcileState();
    case 'link-attempts':
      return snapshot.attempts(record.value.subjectId, record.value.secretHash);
    case 'directory':
    case 'directory-index':
    case 'directory-page':
      return snapshot.directory();
    case 'idempotency':
      return snapshot.idempotency(record.value.keyHash);
  }
}
