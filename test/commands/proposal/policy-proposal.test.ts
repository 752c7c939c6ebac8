import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { proposalDigest } from '../../../lambdas/domain/proposal/proposal-rules';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { admin, as, createWorld, demo, refusalOf, refusedBy, T0 } from '../fixtures';
import { getSite } from '../get-site';
import { rejectProposal } from '../signed-votes';
import { askedPolicyProposal, entriesOf, headOf, policyProposal, templateProposal } from './proposal-fixtures';

describe('updateSite with another policy', () => {
  it('asks the approvers by the policy that stands, and changes nothing else', async () => {
    const world = await createWorld({ approvalsRequired: 2, timeoutSeconds: 600 });
    const before = await getSite(world.deps, 'demo');
    const { site, proposal } = await askedPolicyProposal(world, { approvalsRequired: 1 });
    expect(site).toEqual(before);
    expect(await getSite(world.deps, 'demo')).toEqual(before);
    const policy = { ...before.policy, approvalsRequired: 1 };
    const content = { kind: 'policy', policy, replaces: before.policy } as const;
    expect(proposal).toMatchObject({
      status: 'requested',
      content,
      reason: 'less waiting',
      rules: { approvalsRequired: 2 },
      askedBy: [{ personId: 'rita', email: 'rita@example.com' }],
      requestedAt: T0,
      decideBy: T0 + 600,
      digest: proposalDigest(proposal?.proposalId ?? '', content),
    });
    expect(await headOf(world)).toMatchObject({ revision: 1, auditSeq: 2, proposals: [proposal?.proposalId] });
  });

  it('is told in the chain once, as a proposal', async () => {
    const world = await createWorld();
    const { proposal } = await askedPolicyProposal(world, { approvalsRequired: 2 });
    const [, entry, ...rest] = await entriesOf(world);
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      action: 'propose-policy',
      subject: proposal?.proposalId,
      before: null,
      after: proposal,
      reason: 'less waiting',
      actor: { personId: 'rita', sourceIp: '192.0.2.7' },
    });
  });

  it('replaces the other settings at once, and tells each in an entry of its own', async () => {
    const world = await createWorld();
    const before = await getSite(world.deps, 'demo');
    const settings = { ...demo({ veto: false }), timeZone: 'Europe/Paris' };
    const { site, proposal } = await updateSite(world.deps, settings, as('rita'));
    expect(site).toEqual({ ...before, timeZone: 'Europe/Paris', version: 2 });
    expect(proposal).toMatchObject({ content: { policy: { veto: false } }, reason: 'No reason was given.' });
    expect((await entriesOf(world)).slice(1)).toMatchObject([
      {
        action: 'update-site',
        move: 'site.changed',
        subject: 'demo',
        before: { timeZone: 'UTC', version: 1 },
        after: { timeZone: 'Europe/Paris', version: 2 },
      },
      {
        action: 'propose-policy',
        move: 'proposal.requested',
        subject: proposal?.proposalId,
        before: null,
        after: proposal,
        reason: 'No reason was given.',
      },
    ]);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 3 });
    expect(await headOf(world)).toMatchObject({ revision: 2, proposals: [proposal?.proposalId] });
  });

  it('finds the open proposal when it is repeated', async () => {
    const world = await createWorld();
    const { proposal } = await askedPolicyProposal(world, { veto: false });
    const before = world.store.all();
    expect((await askedPolicyProposal(world, { veto: false })).proposal).toEqual(proposal);
    expect(world.store.all()).toEqual(before);
    const { hostnames } = demo();
    const moved = { siteId: 'demo', hostnames, timeZone: 'Europe/Paris', policy: { veto: false } };
    expect(await updateSite(world.deps, moved, admin)).toMatchObject({ site: { version: 2 }, proposal });
  });

  it('proposes one policy at a time, beside any number of templates', async () => {
    const world = await createWorld();
    await templateProposal(world);
    const { proposalId } = await policyProposal(world, { veto: false });
    expect(await refusedBy(askedPolicyProposal(world, { approvalsRequired: 2 }))).toMatchObject({
      code: 'proposal-open',
      details: { proposalId },
    });
    await cancelProposal(world.deps, { proposalId }, admin);
    expect((await policyProposal(world, { approvalsRequired: 2 })).status).toBe('requested');
  });

  it.each([1, 2, 3])('opens one proposal for two that are asked for at once (%p)', async () => {
    const world = await createWorld();
    const asked = await Promise.allSettled([
      askedPolicyProposal(world, { veto: false }),
      askedPolicyProposal(world, { approvalsRequired: 2 }, as('ben')),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? one.reason : []));
    expect(refused).toMatchObject([{ code: 'proposal-open' }]);
    expect((await headOf(world)).proposals).toHaveLength(1);
  });

  it('gives up when others propose all the time', async () => {
    const world = await createWorld();
    const { deps } = world;
    let other = 0;
    /** Somebody proposes between the read of the head and the commit. */
    const load: typeof deps.store.load = async (keys) => {
      const found = await world.store.load(keys);
      await templateProposal(world, { name: `other ${++other}` });
      return found;
    };
    const store = Object.assign(Object.create(world.store), { load });
    const asked = updateSite({ ...deps, store }, demo({ veto: false }), as('rita'));
    expect(await refusalOf(asked)).toBe('contended');
    expect((await headOf(world)).proposals).toHaveLength(other);
  });

  it.each([
    ['unmapped-principal', { veto: false }, admin],
    ['too-few-approvers', { approvalsRequired: 4 }, as('rita')],
    ['too-few-approvers', { approvers: { people: ['zoe'], groups: ['nobody'] } }, as('rita')],
    ['malformed', { approvalsRequired: 11 }, as('rita')],
    ['malformed', { emergency: { maximumDurationSeconds: -1 } }, as('rita')],
  ] as const)('refuses with %s and changes nothing', async (refusal, policy, who) => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(askedPolicyProposal(world, policy, who))).toBe(refusal);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses what the approvers of the standing policy are too few for', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    const refusal = await refusedBy(askedPolicyProposal(world, { approvalsRequired: 1 }, as('ana')));
    expect(refusal).toMatchObject({ code: 'too-few-approvers', details: { required: 3, eligible: 2 } });
  });
});

describe('a site with an open proposal', () => {
  it('cannot be deleted, and can afterwards', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { veto: false });
    expect(await refusedBy(deleteSite(world.deps, { siteId: 'demo' }, admin))).toMatchObject({
      code: 'site-in-use',
      details: { proposalIds: [proposalId], windowIds: [] },
    });
    await rejectProposal(world.deps, { proposalId }, as('ana'));
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    await createSite(world.deps, demo({ approvalsRequired: 3 }), admin);
    expect(await getSite(world.deps, 'demo')).toMatchObject({ policy: { approvalsRequired: 3 } });
  });

  it('has fifty at most', async () => {
    const world = await createWorld();
    for (let n = 0; n < 50; n++) await templateProposal(world);
    expect(await refusalOf(templateProposal(world))).toBe('too-many-requests');
    expect(await refusalOf(askedPolicyProposal(world, { veto: false }))).toBe('too-many-requests');
  });
});
