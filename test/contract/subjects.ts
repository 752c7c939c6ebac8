import type { Proposal, ProposalStatus } from '../../lambdas/domain/proposal/proposal';
import { defaultPolicy, rulesOf } from '../../lambdas/domain/site/site-rules';
import type { Window, WindowStatus } from '../../lambdas/domain/window/window';

export const ulid = (n: number) => String(n).padStart(26, '0');

const question = {
  planVersion: 1,
  digest: 'd',
  rules: rulesOf(defaultPolicy),
  askedBy: [{ principal: 'p', personId: 'rita', email: 'rita@example.com' }],
  askedAt: 10,
  decideBy: 20,
  votes: [],
} as const;

const asked = { requestedBy: { principal: 'p', personId: 'rita' }, requestedAt: 10, version: 1 } as const;

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
    ...question,
    ...asked,
    windowId: `${siteId}.${ulid(n)}`,
    siteId,
    status,
    plan,
    lastPlanVersion: 1,
    timeZone: 'UTC',
    reason: '',
    revision: 0,
  };
}

/** One with every member that a window can have. */
export function aFullWindow(n: number, siteId: string): Window {
  const window = aWindow(n, siteId, 'active');
  const { plan, requestedBy } = window;
  return {
    ...window,
    plan: {
      ...plan,
      allowedMethods: ['GET'],
      corsOrigins: ['*'],
      message: 'ü',
      messages: { fr: 'à' },
      overrunSeconds: 9,
    },
    previousPlan: plan,
    lastPlanVersion: 2,
    rules: { ...window.rules, approvers: { people: ['ana'], groups: [] } },
    votes: [{ approverId: 'ana', decision: 'approve', at: 11, reason: 'yes', assurance: 'mailbox' }],
    withdrawn: { ben: 12 },
    ticket: 'OPS-1',
    comments: [{ personId: 'ben', at: 12, text: 'why?\nnow' }],
    decidedAt: 11,
    calledOffAt: 12,
    activatedAt: 1001,
    completedAt: 2009,
    startMissed: true,
    extendedTo: 2009,
    amendment: {
      ...question,
      planVersion: 2,
      plan: { ...plan, endsAt: 3000 },
      reason: 'longer',
      requestedBy,
      decided: { outcome: 'expired', at: 19 },
    },
    emergency: { ratifyBy: 20, ratifiedAt: 15, ratifiedBy: 'ana', lapsedAt: 14 },
    templateId: `${siteId}.${ulid(99)}`,
  };
}

const template = {
  name: 'Nightly',
  mode: 'full',
  hostnames: ['a.example'],
  paths: ['/shop'],
  maximumDurationSeconds: 3600,
  hours: { from: '22:00', to: '04:00', days: [1, 5], timeZone: 'Europe/Berlin' },
  uses: 10,
  expiresAt: 9000,
} as const;

export function aProposal(
  n: number,
  siteId: string,
  kind: Proposal['content']['kind'] = 'template',
  status: ProposalStatus = 'requested',
): Proposal {
  const policy = { ...defaultPolicy, approvers: { people: [], groups: ['ops'] }, remindBeforeSeconds: [] };
  return {
    ...question,
    ...asked,
    requestedAt: 10 + n,
    proposalId: `${siteId}.${ulid(n)}`,
    siteId,
    status,
    content: kind === 'policy' ? { kind, policy, replaces: defaultPolicy } : { kind, template },
    reason: 'each night',
    ticket: 'OPS-2',
    decidedAt: 30,
    used: 3,
  };
}
