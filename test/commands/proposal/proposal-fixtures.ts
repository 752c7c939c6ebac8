import { proposeTemplate, type TemplateRequest } from '../../../lambdas/commands/proposal/propose-template';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { requestFromTemplate } from '../../../lambdas/commands/window/request-from-template';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import type { PolicySettings } from '../../../lambdas/domain/site/site-rules';
import type { Window } from '../../../lambdas/domain/window/window';
import { exportAudit } from '../../../lambdas/queries/audit/audit';
import type { Store } from '../../../lambdas/store/port';
import type { ChangedSite } from '../../../lambdas/store/records';
import { as, demo, hour, T0, type World, windowRequest } from '../fixtures';
import { approveProposal } from '../signed-votes';

/** Rita asks for another policy of `demo`. */
export function askedPolicyProposal(
  world: World<Store>,
  policy: PolicySettings,
  who = as('rita'),
): Promise<ChangedSite> {
  return updateSite(world.deps, { ...demo(), policy, reason: 'less waiting' }, who);
}

export async function policyProposal(world: World<Store>, policy: PolicySettings): Promise<Proposal> {
  const { proposal } = await askedPolicyProposal(world, policy);
  if (!proposal) throw new Error('The policy stands');
  return proposal;
}

/** Ten windows of at most an hour, full, for a month. */
function templateWish(changes: Partial<TemplateRequest> = {}): TemplateRequest {
  return {
    siteId: 'demo',
    name: 'Nightly',
    mode: 'full',
    maximumDurationSeconds: hour,
    uses: 10,
    expiresAt: T0 + 30 * 24 * hour,
    reason: 'each night',
    ...changes,
  };
}

export function templateProposal(
  world: World<Store>,
  changes: Partial<TemplateRequest> = {},
  who = as('rita'),
): Promise<Proposal> {
  return proposeTemplate(world.deps, templateWish(changes), who);
}

/** Ana approves what Rita proposed. */
export async function approvedTemplate(world: World<Store>, changes: Partial<TemplateRequest> = {}): Promise<Proposal> {
  const { proposalId } = await templateProposal(world, changes);
  return approveProposal(world.deps, { proposalId }, as('ana'));
}

export function windowFromTemplate(
  world: World<Store>,
  { proposalId }: Proposal,
  changes: Parameters<typeof windowRequest>[0] = {},
): Promise<Window> {
  return requestFromTemplate(world.deps, { ...windowRequest(changes), templateId: proposalId }, as('rita'));
}

export const headOf = async ({ store }: World) => (await store.load([{ kind: 'head', chain: 'demo' }])).head('demo');

export async function entriesOf(world: World): Promise<readonly AuditEntry[]> {
  return (await exportAudit(world.deps, 'demo')).entries;
}
