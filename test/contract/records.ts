import { emptyHead } from '../../lambdas/domain/chain';
import type { Site } from '../../lambdas/domain/site';
import { defaultPolicy } from '../../lambdas/domain/site-rules';
import type { Window, WindowStatus } from '../../lambdas/domain/window';
import type { Store } from '../../lambdas/store/port';
import type { StoredRecord } from '../../lambdas/store/records';

const ulid = (n: number) => String(n).padStart(26, '0');

export function aWindow(n: number, siteId = 'demo', status: WindowStatus = 'requested'): Window {
  const plan = {
    mode: 'full',
    startsAt: 1000 + n,
    endsAt: 2000,
    hostnames: ['a.example'],
    paths: [],
    exemptions: [],
  } as const;
  return {
    windowId: `${siteId}.${ulid(n)}`,
    siteId,
    status,
    plan,
    planVersion: 1,
    digest: 'd',
    timeZone: 'UTC',
    reason: '',
    requestedBy: { principal: 'p', personId: 'rita' },
    requestedAt: 10,
    decideBy: 20,
    approvalsRequired: 1,
    veto: true,
    selfApproval: false,
    votes: [],
    revision: 0,
    version: 1,
  };
}

const aSite = (siteId: string, version = 1): Site => ({
  siteId,
  hostnames: [`${siteId}.example`],
  policy: defaultPolicy,
  timeZone: 'UTC',
  exemptions: [],
  version,
});
export const site = (siteId: string, version = 1): StoredRecord => ({ kind: 'site', value: aSite(siteId, version) });
export const window = (value: Window): StoredRecord => ({ kind: 'window', value });

export function everyKind(): StoredRecord[] {
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
    { kind: 'head', value: { ...emptyHead('kinds'), auditSeq: 1, requests: [windowId] } },
    site('kinds'),
    { kind: 'calendar', value: { siteId: 'kinds', entries: [{ ...interval, digest: 'd', message: 'ü' }], version: 1 } },
    { kind: 'edge', value: { siteId: 'kinds', publishedRevision: 3, publishedAt: 9, hostnames: ['a'], version: 1 } },
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
    {
      kind: 'approval-request',
      value: {
        windowId,
        planVersion: 2,
        taskToken: 't',
        expiresAt: 5,
        links: { ana: [] },
        mailedAt: { ana: 3 },
        version: 1,
      },
    },
    {
      kind: 'link-attempts',
      value: {
        windowId,
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
      value: { people: [], machines: [{ machineId: 'm', principals: [], ownerId: 'ana' }], version: 1 },
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
    case 'bypass':
      return snapshot.bypass(record.value.siteId);
    case 'hostname':
      return snapshot.hostname(record.value.hostname);
    case 'window':
      return snapshot.window(record.value.windowId);
    case 'approval-request':
      return snapshot.request(record.value.windowId, record.value.planVersion);
    case 'link-attempts':
      return snapshot.attempts(record.value.windowId, record.value.secretHash);
    case 'directory':
      return snapshot.directory();
    case 'idempotency':
      return snapshot.idempotency(record.value.keyHash);
  }
}
