import fc from 'fast-check';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { type Proposal, proposalStatuses } from '../../../lambdas/domain/proposal/proposal';
import { proposalDigest } from '../../../lambdas/domain/proposal/proposal-rules';
import { Refusal } from '../../../lambdas/domain/refusal';
import type { Policy, Site } from '../../../lambdas/domain/site/site';
import { rulesOf } from '../../../lambdas/domain/site/site-rules';
import { intervalsMeet } from '../../../lambdas/domain/window/overlap';
import type { Window } from '../../../lambdas/domain/window/window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { replayed } from '../../domain/audit/applied';
import { createWorld, type World } from '../fixtures';
import { entriesOf, headOf } from '../proposal/proposal-fixtures';
import { type ProposalStep, proposalHistory, takeProposalStep } from './proposal-histories';

const proposalsIn = (world: World): Proposal[] =>
  world.store.all().flatMap((record) => (record.kind === 'proposal' ? record.value : []));
const windowsIn = (world: World): Window[] =>
  world.store.all().flatMap((record) => (record.kind === 'window' ? record.value : []));
const siteIn = (world: World): Site | undefined =>
  world.store.all().flatMap((record) => (record.kind === 'site' ? record.value : []))[0];

/** Takes a step on the proposals as they were seen; says whether it was refused. */
async function refused(world: World, step: ProposalStep): Promise<boolean> {
  try {
    await takeProposalStep(world, proposalsIn(world), step);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** What the chain says of the policy: only a new site and an approved proposal change it, each from what stood before. */
function policyTold(entries: readonly AuditEntry[]): Policy | undefined {
  let standing: Policy | undefined;
  for (const [index, { action, after }] of replayed(entries).entries()) {
    if (action === 'create-site') standing = (after as Site).policy;
    if (action === 'delete-site') standing = undefined;
    if (action === 'update-site') {
      const { after: changed } = entries[index] as { readonly after: { readonly site?: object } };
      expect(changed.site ?? changed).not.toHaveProperty('policy');
    }
    if (action === 'propose-policy' || action === 'propose-template') {
      expect(standing && rulesOf(standing)).toEqual((after as Proposal).rules);
    }
    if (action === 'approve' || action === 'withdraw') standing = approvedBy(after as Proposal, standing);
  }
  return standing;
}

function approvedBy({ status, content }: Proposal, standing: Policy | undefined): Policy | undefined {
  if (status !== 'approved' || content.kind !== 'policy') return standing;
  expect(content.replaces).toEqual(standing);
  return content.policy;
}

/** An approved proposal has the votes its rules ask for, each by another person, none by who asked, on what its digest says. */
function expectVotes(proposal: Proposal): void {
  const { proposalId, content, digest, rules, votes, status, requestedBy, revokedAt } = proposal;
  expect(digest).toBe(proposalDigest(proposalId, content));
  const voters = votes.map(({ approverId }) => approverId);
  expect(new Set(voters).size).toBe(voters.length);
  expect(voters).not.toContain(requestedBy.personId);
  if (status !== 'approved' && revokedAt === undefined) return;
  const approvals = votes.filter(({ decision }) => decision === 'approve').length;
  expect(approvals).toBeGreaterThanOrEqual(rules.approvalsRequired);
  expect(rules.veto ? votes.length : approvals).toBeLessThanOrEqual(rules.veto ? approvals : votes.length);
}

/** Windows of a template are no more than its uses, inside it, made while it stood, and meet nothing. */
function expectUses(proposal: Proposal, windows: readonly Window[]): void {
  const { content, used, proposalId, decidedAt = Infinity, revokedAt = Infinity } = proposal;
  const made = windows.filter(({ templateId }) => templateId === proposalId);
  expect(used).toBe(made.length);
  if (content.kind !== 'template') return;
  const { uses, mode, maximumDurationSeconds, expiresAt } = content.template;
  expect(used).toBeLessThanOrEqual(uses);
  for (const { plan, requestedAt } of made) {
    expect(plan.mode).toBe(mode);
    expect(plan.endsAt - plan.startsAt).toBeLessThanOrEqual(maximumDurationSeconds);
    expect(plan.startsAt).toBeLessThan(expiresAt);
    expect(requestedAt).toBeGreaterThanOrEqual(decidedAt);
    expect(requestedAt).toBeLessThanOrEqual(revokedAt);
  }
}

async function expectSound(world: World): Promise<void> {
  const [proposals, windows] = [proposalsIn(world), windowsIn(world)];
  const open = proposals.filter(({ status }) => status === 'requested');
  proposals.forEach(expectVotes);
  for (const proposal of proposals) expectUses(proposal, windows);
  const plans = windows.map(({ plan }) => plan);
  expect(plans.filter((one, n) => plans.slice(n + 1).some((other) => intervalsMeet(one, other)))).toEqual([]);
  const ids = open.map(({ proposalId }) => proposalId);
  expect([...(await headOf(world)).proposals].sort()).toEqual(ids.sort());
  expect(open.filter(({ content }) => content.kind === 'policy').length).toBeLessThanOrEqual(1);
}

/** The chain has no gap and says how the policy came to be what it is. */
async function expectTold(world: World): Promise<void> {
  expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true });
  expect(policyTold(await entriesOf(world))).toEqual(siteIn(world)?.policy);
}

const given = (approvalsRequired: number) => createWorld({ approvalsRequired, timeoutSeconds: 1200 });

async function live(steps: readonly ProposalStep[], required: number): Promise<World> {
  const world = await given(required);
  for (const step of steps) {
    const [before, { auditSeq }] = [JSON.stringify(world.store.all()), await headOf(world)];
    const wasRefused = await refused(world, step);
    const changed = JSON.stringify(world.store.all()) !== before;
    if (wasRefused) expect(changed).toBe(false);
    expect(await actionsSince(world, auditSeq)).toMatch(changed ? /^([a-z-]+|update-site,propose-policy)$/ : /^$/);
    await expectSound(world);
  }
  await expectTold(world);
  return world;
}

/** What the chain tells after an entry. */
async function actionsSince(world: World, auditSeq: number): Promise<string> {
  return (await entriesOf(world))
    .filter(({ seq }) => seq > auditSeq)
    .map(({ action }) => action)
    .join();
}

describe('in any history of proposals', () => {
  it('a policy changes by the votes of the one before it, and a template serves only what was approved', async () => {
    await fc.assert(
      fc.asyncProperty(proposalHistory, fc.integer({ min: 1, max: 2 }), async (steps, required) => {
        await live(steps, required);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('proposals reach every status there is, and windows come from templates', async () => {
    const seen = new Set<string>();
    for (const steps of fc.sample(proposalHistory, { seed: 20_261_102, numRuns: 60 })) {
      const world = await live(steps, 1);
      for (const { status, content } of proposalsIn(world)) seen.add(`${content.kind} ${status}`);
      for (const { templateId } of windowsIn(world)) if (templateId !== undefined) seen.add('made');
    }
    const all = proposalStatuses.flatMap((status) => [`policy ${status}`, `template ${status}`]);
    expect([...seen].sort()).toEqual([...all, 'made'].sort());
  }, 120_000);

  it('the same holds when several commands run at once', async () => {
    await fc.assert(
      fc.asyncProperty(proposalHistory, async (steps) => {
        const world = await given(1);
        for (let first = 0; first < steps.length; first += 4) {
          await Promise.all(steps.slice(first, first + 4).map((step) => refused(world, step)));
          await expectSound(world);
        }
        await expectTold(world);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
