import type { Window } from '../../cli/api/answers';

/** A window as the API answers it. */
export function windowOf(more: Partial<Window> = {}): Window {
  return {
    windowId: 'shop.01M81WZ6G00KV2KG4CP2T978MG',
    siteId: 'shop',
    mode: 'read-only',
    status: 'requested',
    startsAt: '2026-11-27T01:00:00Z',
    endsAt: '2026-11-27T03:00:00Z',
    timeZone: 'Europe/Berlin',
    hostnames: ['shop.example.com'],
    paths: [],
    reason: 'Database upgrade',
    requestedBy: { principal: 'arn:aws:iam::123456789012:user/requester', personId: 'rita' },
    requestedAt: '2026-11-26T11:00:00Z',
    decideBy: '2026-11-27T01:00:00Z',
    planVersion: 1,
    digest: 'd1',
    version: 2,
    approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
    comments: [],
    revision: 0,
    ...more,
  };
}
