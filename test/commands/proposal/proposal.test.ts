import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { withdrawByMail } from '../../../lambdas/commands/voting/withdraw-by-mail';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getProposal, listProposals } from '../../../lambdas/queries/proposal/proposals';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { admin, as, code, createWorld, hour, mailed, refusalOf, requestedWindow, T0 } from '../fixtures';
import { getSite } from '../get-site';
import { approveProposal, rejectProposal, withdrawProposalVote } from '../signed-votes';
import { entriesOf, headOf, policyProposal, templateProposal } from './proposal-fixtures';

describe('votes on a proposal', () => {
  it('change the policy when they are enough, for what is requested from then on', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const earlier = await requestedWindow(world);
    const { proposalId } = await policyProposal(world, { approvalsRequired: 1 });
    expect(await approveProposal(world.deps, { proposalId }, as('ana'))).toMatchObject({ status: 'requested' });
    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(2);
    const approved = await approveProposal(world.deps, { proposalId, reason: 'fine' }, as('ben'));
    expect(approved).toMatchObject({ status: 'approved', decidedAt: T0, version: 3 });
    const site = await getSite(world.deps, 'demo');
    expect(site).toMatchObject({ policy: { approvalsRequired: 1, leadTimeSeconds: 0 }, version: 2 });
    expect((await requestedWindow(world)).rules.approvalsRequired).toBe(1);
    const window = (await world.store.load([{ kind: 'window', windowId: earlier.windowId }])).window(earlier.windowId);
    expect(window?.rules.approvalsRequired).toBe(2);
    expect((await entriesOf(world)).at(-2)).toMatchObject({
      action: 'approve',
      subject: proposalId,
      reason: 'fine',
      after: { status: 'approved' },
    });
  });

  it('touch no edge', async () => {
    const world = await createWorld();
    const before = await edgeSite(world.deps, 'demo');
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    expect(await edgeSite(world.deps, 'demo')).toEqual(before);
    expect(await headOf(world)).toMatchObject({ revision: 1, proposals: [] });
  });

  it('reject it by a veto, and leave the policy', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    const rejected = await rejectProposal(world.deps, { proposalId, reason: 'no' }, as('ben'));
    expect(rejected).toMatchObject({ status: 'rejected', votes: [{ approverId: 'ben', reason: 'no' }] });
    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(1);
    expect(await refusalOf(approveProposal(world.deps, { proposalId }, as('ana')))).toBe('illegal-move');
  });

  it('are taken back until it is decided', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { proposalId } = await policyProposal(world, { veto: false });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    const back = await withdrawProposalVote(world.deps, { proposalId, reason: 'read it again' }, as('ana'));
    expect(back).toMatchObject({ status: 'requested', votes: [], withdrawn: { ana: T0 } });
    expect((await entriesOf(world)).at(-1)).toMatchObject({ action: 'withdraw', reason: 'read it again' });
    expect((await headOf(world)).proposals).toEqual([proposalId]);
    expect(await refusalOf(withdrawProposalVote(world.deps, { proposalId }, as('ana')))).toBe('not-voted');
    expect(await approveProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'requested' });
  });

  it('approve it where the majority decides and the rejection taken back was all that stood against it', async () => {
    const world = await createWorld({ veto: false });
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    await rejectProposal(world.deps, { proposalId }, as('ana'));
    expect(await approveProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'requested' });
    const back = await withdrawProposalVote(world.deps, { proposalId }, as('ana'));
    expect(back).toMatchObject({ status: 'approved', decidedAt: T0, votes: [{ approverId: 'ben' }] });
    expect(await getSite(world.deps, 'demo')).toMatchObject({ policy: { approvalsRequired: 2 }, version: 2 });
    expect((await headOf(world)).proposals).toEqual([]);
  });

  it('are taken back by mail with the same effect', async () => {
    const world = await createWorld({ veto: false });
    const { proposalId, planVersion } = await policyProposal(world, { approvalsRequired: 2 });
    const { secret, link } = mailed('a'.repeat(43));
    await openRequest(world.deps, { subjectId: proposalId, planVersion, links: { ana: link } });
    await rejectProposal(world.deps, { proposalId }, as('ana'));
    await approveProposal(world.deps, { proposalId }, as('ben'));
    const taken = await withdrawByMail(world.deps, { subjectId: proposalId, approverId: 'ana', secret, code });
    expect(taken).toMatchObject({ proposal: { status: 'approved' } });
    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(2);
  });

  it('come by mail, too', async () => {
    const world = await createWorld();
    const { proposalId, planVersion } = await policyProposal(world, { approvalsRequired: 2 });
    const { secret, link } = mailed('a'.repeat(43));
    await openRequest(world.deps, { subjectId: proposalId, planVersion, links: { ana: link } });
    const mail = { subjectId: proposalId, approverId: 'ana', secret, code, decision: 'approve' } as const;
    expect(await voteByMail(world.deps, mail)).toMatchObject({ proposal: { status: 'approved' } });
    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(2);
    expect(await refusalOf(voteByMail(world.deps, mail))).toBe('link-used');
  });

  it('of two approvers at once decide it once', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    const votes = [
      approveProposal(world.deps, { proposalId }, as('ana')),
      rejectProposal(world.deps, { proposalId }, as('ben')),
    ];
    const outcomes = (await Promise.allSettled(votes)).map(({ status }) => status);
    expect([...outcomes].sort()).toEqual(['fulfilled', 'rejected']);
    const { status } = await getProposal(world.deps, proposalId);
    expect(status).toBe(outcomes[0] === 'fulfilled' ? 'approved' : 'rejected');
    expect((await getSite(world.deps, 'demo')).version).toBe(status === 'approved' ? 2 : 1);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 3 });
  });

  it.each([
    ['self-approval', as('rita')],
    ['unmapped-principal', admin],
    ['not-an-approver', as('robot')],
  ])('are refused with %s, and nothing is changed', async (refusal, who) => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    const before = world.store.all();
    expect(await refusalOf(approveProposal(world.deps, { proposalId }, who))).toBe(refusal);
    expect(await refusalOf(rejectProposal(world.deps, { proposalId }, who))).toBe(refusal);
    expect(world.store.all()).toEqual(before);
  });

  it('by people who were added after it was made do not count', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    world.now += 1;
    const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [as('dan').principal] };
    await addPerson(world.deps, { ...dan, approver: true }, admin);
    expect(await refusalOf(approveProposal(world.deps, { proposalId }, as('dan')))).toBe('late-approver');
  });

  it('are repeated without effect by their Idempotency-Key, and refused on a version that passed', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { proposalId } = await policyProposal(world, { veto: false });
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await approveProposal(world.deps, { proposalId, idempotency }, as('ana'));
    expect(await approveProposal(world.deps, { proposalId, idempotency }, as('ana'))).toEqual(first);
    expect(await refusalOf(approveProposal(world.deps, { proposalId, ifVersion: 1 }, as('ben')))).toBe('stale-version');
    const unknown = { proposalId: 'demo.none' };
    expect(await refusalOf(approveProposal(world.deps, unknown, as('ben')))).toBe('unknown-proposal');
  });
});

describe('a proposal that nobody decides', () => {
  it('expires at its deadline, and leaves the policy', async () => {
    const world = await createWorld();
    const { proposalId, planVersion, decideBy } = await policyProposal(world, { approvalsRequired: 2 });
    const expire = () => expireQuestion(world.deps, { subjectId: proposalId, planVersion });
    expect(await expire()).toMatchObject({ proposal: { status: 'requested' } });
    world.now = decideBy;
    expect(await refusalOf(approveProposal(world.deps, { proposalId }, as('ana')))).toBe('illegal-move');
    expect(await expire()).toMatchObject({ proposal: { status: 'expired', decidedAt: decideBy } });
    expect(await expire()).toMatchObject({ proposal: { version: 2 } });
    expect((await getSite(world.deps, 'demo')).version).toBe(1);
    expect((await headOf(world)).proposals).toEqual([]);
  });

  it('is taken back by anyone the API lets in, once', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    const cancelled = await cancelProposal(world.deps, { proposalId, reason: 'wrong site' }, admin);
    expect(cancelled).toMatchObject({ status: 'cancelled', decidedAt: T0 });
    expect((await entriesOf(world)).at(-1)).toMatchObject({ action: 'cancel', reason: 'wrong site' });
    expect((await headOf(world)).proposals).toEqual([]);
    expect(await refusalOf(cancelProposal(world.deps, { proposalId }, admin))).toBe('illegal-move');
  });

  it('cannot be taken back once its policy stands', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    expect(await refusalOf(cancelProposal(world.deps, { proposalId }, admin))).toBe('illegal-move');
  });
});

describe('proposals', () => {
  it('are listed by site, kind and status in the order they were made', async () => {
    const world = await createWorld();
    const template = await templateProposal(world);
    world.now += hour;
    const { proposalId } = await policyProposal(world, { veto: false });
    const ids = async (filter: object) =>
      (await listProposals(world.deps, { siteId: 'demo', ...filter }, { limit: 10 })).items.map(
        (one) => one.proposalId,
      );
    expect(await ids({})).toEqual([template.proposalId, proposalId]);
    expect(await ids({ kind: 'policy' })).toEqual([proposalId]);
    expect(await ids({ status: 'approved' })).toEqual([]);
    const nowhere = listProposals(world.deps, { siteId: 'none' }, { limit: 10 });
    expect(await refusalOf(nowhere)).toBe('unknown-site');
    expect(await refusalOf(getProposal(world.deps, 'demo.none'))).toBe('unknown-proposal');
  });
});
