import type { AuditEntry, ShownWindow, Site } from '../../../console/api/types';

/** A window as the API shows it. */
export function aWindow(changes: Partial<ShownWindow> = {}): ShownWindow {
  return {
    windowId: 'shop.01KBHP0000000000000000000A',
    siteId: 'shop',
    status: 'requested',
    mode: 'full',
    startsAt: '2026-12-01T21:00:00Z',
    endsAt: '2026-12-01T22:00:00Z',
    hostnames: ['shop.example.com'],
    paths: [],
    timeZone: 'Europe/Paris',
    reason: 'Database upgrade',
    requestedBy: { principal: 'arn:rita', personId: 'rita' },
    requestedAt: '2026-11-30T10:00:00Z',
    decideBy: '2026-12-01T10:00:00Z',
    planVersion: 1,
    digest: 'd'.repeat(64),
    version: 1,
    approvals: { required: 2, veto: true, requireLogin: false, votes: [] },
    comments: [],
    revision: 0,
    ...changes,
  };
}

export function aSite(policy: Partial<Site['policy']> = {}): Site {
  return {
    siteId: 'shop',
    hostnames: ['shop.example.com', '*.shop.example.com'],
    timeZone: 'Europe/Paris',
    exemptions: ['/health'],
    allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
    corsOrigins: [],
    pathMatch: 'segments',
    retryAfterMaximumSeconds: 3600,
    branding: {},
    notices: { languages: [] },
    bypass: { cidrs: [], linkKeys: 0, header: false },
    version: 1,
    policy: {
      approvalsRequired: 2,
      veto: true,
      selfApproval: false,
      lateApprovers: true,
      requireLogin: false,
      remindBeforeSeconds: [],
      remindPublicBeforeSeconds: [],
      timeoutSeconds: 86_400,
      leadTimeSeconds: 120,
      maximumDurationSeconds: 14_400,
      overrunSeconds: 0,
      emergency: { maximumDurationSeconds: 3600, ratifyWithinSeconds: 3600 },
      ...policy,
    },
  };
}

/** An entry of the log about that window. */
export function anEntry(seq: number, action: AuditEntry['action'], changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    chain: 'shop',
    format: 2,
    seq,
    at: '2026-11-30T10:00:00Z',
    actor: { principal: 'arn:rita', personId: 'rita' },
    action,
    subject: 'shop.01KBHP0000000000000000000A',
    before: null,
    after: null,
    prevHash: '0',
    hash: '1',
    ...changes,
  };
}
