import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { instantText } from '../../../lambdas/domain/local-time';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getProposal, listProposals } from '../../../lambdas/queries/proposal/proposals';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import type { Store } from '../../../lambdas/store/port';
import { admin, as, createWorldOn, hour, T0, type World } from '../fixtures';
import { getSite } from '../get-site';
import { grounds, outcomesOf } from '../histories/grounds';
import { approveProposal, rejectProposal } from '../signed-votes';
import {
  approvedTemplate,
  askedPolicyProposal,
  policyProposal,
  templateProposal,
  windowFromTemplate,
} from './proposal-fixtures';

/** The n-th hour from now. */
const inHours = (n: number) => ({ startsAt: instantText(T0 + n * hour), endsAt: instantText(T0 + (n + 1) * hour) });

describe.each(grounds)('parallel commands on proposals %s', (_, ground) => {
  jest.setTimeout(30_000);
  afterEach(() => ground.close());

  const given = async (policy = {}): Promise<World<Store>> => createWorldOn(await ground.open(), policy);

  it('make no more windows from a template than it is for', async () => {
    const world = await given();
    const template = await approvedTemplate(world, { uses: 2 });
    ground.arm();
    const outcomes = await outcomesOf([1, 2, 3, 4].map((n) => windowFromTemplate(world, template, inHours(n))));
    const made = outcomes.filter((outcome) => outcome === 'ok').length;
    expect(outcomes.filter((outcome) => !['ok', 'template-spent', 'contended'].includes(outcome))).toEqual([]);
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(2);
    expect(await getProposal(world.deps, template.proposalId)).toMatchObject({ used: made });
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(made);
    expect((await verifyAudit(world.deps, 'demo')).valid).toBe(true);
  });

  it('make a window from a template before it is revoked, or none', async () => {
    const world = await given();
    const template = await approvedTemplate(world);
    ground.arm();
    const [made] = await outcomesOf([
      windowFromTemplate(world, template),
      cancelProposal(world.deps, { proposalId: template.proposalId }, admin),
    ]);
    expect(['ok', 'template-mismatch']).toContain(made);
    const proposal = await getProposal(world.deps, template.proposalId);
    expect(proposal).toMatchObject({ status: 'cancelled', used: made === 'ok' ? 1 : 0 });
  });

  it('open one policy of many that are proposed', async () => {
    const world = await given();
    ground.arm();
    const outcomes = await outcomesOf([1, 2, 3].map((n) => askedPolicyProposal(world, { overrunSeconds: n })));
    expect([...outcomes].sort()).toEqual(['ok', 'proposal-open', 'proposal-open']);
    expect((await listProposals(world.deps, { siteId: 'demo' }, { limit: 10 })).items).toHaveLength(1);
  });

  it('decide a policy once when approval, veto and deadline meet', async () => {
    const world = await given();
    const { proposalId, planVersion, decideBy } = await policyProposal(world, { approvalsRequired: 2 });
    world.now = decideBy - 1;
    ground.arm();
    const outcomes = await outcomesOf([
      approveProposal(world.deps, { proposalId }, as('ana')),
      rejectProposal(world.deps, { proposalId }, as('ben')),
      expireQuestion(world.deps, { subjectId: proposalId, planVersion }),
      cancelProposal(world.deps, { proposalId }, admin),
    ]);
    const [approved, rejected, , cancelled] = outcomes;
    expect([approved, rejected, cancelled].sort()).toEqual(['illegal-move', 'illegal-move', 'ok']);
    const { status } = await getProposal(world.deps, proposalId);
    const { policy } = await getSite(world.deps, 'demo');
    expect(policy.approvalsRequired).toBe(status === 'approved' ? 2 : 1);
    expect((await verifyAudit(world.deps, 'demo')).entries).toBe(3);
  });

  it('do not let a proposal slip into a site that is being deleted', async () => {
    const world = await given();
    ground.arm();
    const outcomes = await outcomesOf([
      deleteSite(world.deps, { siteId: 'demo' }, admin),
      templateProposal(world),
      askedPolicyProposal(world, { veto: false }),
    ]);
    const [deleted, ...proposed] = outcomes;
    expect(proposed.includes('ok')).toBe(deleted !== 'ok');
  });
});
