import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { withdrawByMail } from '../../../lambdas/commands/voting/withdraw-by-mail';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import type { Commit, Store } from '../../../lambdas/store/port';
import {
  admin,
  approvedWindow,
  as,
  code,
  createWorld,
  hour,
  mailed,
  refOf,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
  windowOf,
} from '../fixtures';
import { intervals, lastEntry } from '../histories/windows';
import { policyProposal } from '../proposal/proposal-fixtures';
import { approveProposal, approveWindow, rejectWindow, withdrawWindowVote } from '../signed-votes';
import { type Asked, attemptsOf, mailedWindow } from './mail-fixtures';

const two = { approvalsRequired: 2 };
const withdraw = (world: World, windowId: string, who = 'ana') =>
  withdrawWindowVote(world.deps, { windowId, reason: 'not sure' }, as(who));

describe('withdrawWindowVote', () => {
  it('takes a vote back while nothing is decided, and the person may vote again', async () => {
    const world = await createWorld(two);
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    world.now += 60;
    const after = await withdraw(world, windowId);
    expect(after).toMatchObject({ status: 'requested', votes: [], withdrawn: { ana: T0 + 60 }, planVersion: 1 });
    expect(await lastEntry(world)).toMatchObject({
      action: 'withdraw',
      actor: { personId: 'ana' },
      reason: 'not sure',
    });
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('requested');
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('takes one back from an amendment, and leaves the standing plan its votes', async () => {
    const world = await createWorld(two);
    const windowId = await givenBegun(world);
    await editWindow(world.deps, { windowId, mode: 'read-only' }, as('rita'));
    expect(await refusalOf(withdraw(world, windowId, 'ana'))).toBe('not-voted');
    await approveWindow(world.deps, { windowId }, as('cy'));
    expect(await withdraw(world, windowId, 'cy')).toMatchObject({
      votes: [{ approverId: 'ana' }, { approverId: 'ben' }],
      amendment: { votes: [], withdrawn: { cy: world.now } },
    });
    await approveWindow(world.deps, { windowId }, as('cy'));
    const amended = await approveWindow(world.deps, { windowId }, as('ben'));
    expect(amended).toMatchObject({ planVersion: 2, withdrawn: { cy: world.now } });
  });

  it('approves where the majority decides and the rejection taken back was all that stood against it', async () => {
    const world = await createWorld({ veto: false });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('requested');
    expect(await withdraw(world, windowId)).toMatchObject({ status: 'approved', decidedAt: T0 });
    expect(await intervals(world)).toHaveLength(1);
  });

  it.each([
    ['not-voted', 'ben'],
    ['unmapped-principal', 'stranger'],
    ['not-an-approver', 'robot'],
  ])('refuses with %s when %s asks', async (refusal, who) => {
    const world = await createWorld(two);
    const { windowId } = await requestedWindow(world, {}, as('cy'));
    await approveWindow(world.deps, { windowId }, as('ana'));
    const before = world.store.all();
    expect(await refusalOf(withdraw(world, windowId, who))).toBe(refusal);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses once it is decided or the deadline passed', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const decided = await approvedWindow(world);
    expect(await refusedBy(withdraw(world, decided.windowId))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved' },
    });
    const late = await createWorld({ ...two, timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(late);
    await approveWindow(late.deps, { windowId }, as('ana'));
    late.now += 60;
    expect(await refusalOf(withdraw(late, windowId))).toBe('illegal-move');
  });

  it('answers a repeat with the same Idempotency-Key with the first result', async () => {
    const world = await createWorld(two);
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    const request = { windowId, idempotency: { key: 'k', fingerprint: 'f' } };
    const first = await withdrawWindowVote(world.deps, request, as('ana'));
    expect(await withdrawWindowVote(world.deps, request, as('ana'))).toEqual(first);
    expect(await refusalOf(withdrawWindowVote(world.deps, { windowId }, as('ana')))).toBe('not-voted');
  });
});

describe('withdrawByMail', () => {
  const byMail = async ({ world, link }: Asked, approverId: string, changes = {}) =>
    windowOf(await withdrawByMail(world.deps, { ...link(approverId), code, ...changes }, { sourceIp: '198.51.100.9' }));

  it('takes the vote back with the link that cast it; that link is dead, and a fresh one votes', async () => {
    const asked = await mailedWindow(two);
    const { world, window } = asked;
    await asked.vote('ana');
    world.now += 60;
    expect(await byMail(asked, 'ana')).toMatchObject({ votes: [], withdrawn: { ana: T0 + 60 } });
    expect(await lastEntry(world)).toMatchObject({
      action: 'withdraw',
      actor: { principal: 'mailbox:ana', personId: 'ana', sourceIp: '198.51.100.9' },
    });
    expect(await refusalOf(asked.vote('ana'))).toBe('link-superseded');
    expect(await refusalOf(openLink(world.deps, asked.link('ana')))).toBe('link-superseded');
    expect(await refusalOf(byMail(asked, 'ana'))).toBe('link-superseded');
    const secret = 'f'.repeat(43);
    await openRequest(world.deps, { ...refOf(window), links: { ana: mailed(secret, world.now).link } });
    expect((await asked.vote('ana', { secret })).votes).toHaveLength(1);
  });

  it('takes back a signed vote, too', async () => {
    const asked = await mailedWindow(two);
    await approveWindow(asked.world.deps, asked.window, as('ana'));
    expect((await withdrawByMail(asked.world.deps, { ...asked.link('ana'), code })).kind).toBe('window');
    expect(await refusalOf(byMail(asked, 'ben'))).toBe('not-voted');
  });

  it('takes a vote back from a proposal', async () => {
    const world = await createWorld(two);
    const { proposalId, planVersion } = await policyProposal(world, { approvalsRequired: 1 });
    const ref = { subjectId: proposalId, planVersion };
    const secret = 's'.repeat(43);
    await openRequest(world.deps, { ...ref, links: { ana: mailed(secret).link } });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    const withdrawal = { subjectId: proposalId, approverId: 'ana', secret, code };
    expect(await withdrawByMail(world.deps, withdrawal)).toMatchObject({
      kind: 'proposal',
      proposal: { proposalId, votes: [], withdrawn: { ana: T0 } },
    });
    expect(await lastEntry(world)).toMatchObject({ action: 'withdraw', subject: proposalId });
  });

  it('counts wrong codes as a vote does', async () => {
    const asked = await mailedWindow(two);
    await asked.vote('ana');
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await refusedBy(byMail(asked, 'ana', { code: '000000' }))).toMatchObject({ details: { triesLeft } });
    }
    expect(await refusalOf(byMail(asked, 'ana'))).toBe('link-locked');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 5 });
  });

  it('is refused without a live link of an open question', async () => {
    const asked = await mailedWindow(two);
    await asked.vote('ana');
    expect(await refusalOf(byMail(asked, 'ana', { secret: 'x'.repeat(43) }))).toBe('link-unknown');
    expect(await refusalOf(byMail(asked, 'ana', { code: '12' }))).toBe('malformed');
    asked.world.now = T0 + hour;
    expect(await refusalOf(byMail(asked, 'ana'))).toBe('link-expired');
    asked.world.now = T0;
    await asked.vote('ben');
    expect(await refusalOf(byMail(asked, 'ana'))).toBe('link-used');
    await removePerson(asked.world.deps, { personId: 'cy' }, admin);
    expect(await refusalOf(byMail(asked, 'cy'))).toBe('link-unknown');
  });

  it('is refused where only signed votes count', async () => {
    const asked = await mailedWindow({ ...two, requireLogin: true });
    expect(await refusalOf(asked.vote('ana'))).toBe('login-required');
    await approveWindow(asked.world.deps, asked.window, as('ana'));
    expect(await refusalOf(byMail(asked, 'ana'))).toBe('login-required');
  });

  it('is refused when the plan changes between the check of the link and the withdrawal', async () => {
    const asked = await mailedWindow(two);
    await asked.vote('ana');
    const { deps, store } = asked.world;
    const commit = async (change: Commit) => {
      if (change.audit) await editWindow(deps, { windowId: asked.window.windowId, mode: 'read-only' }, as('rita'));
      return store.commit(change);
    };
    const racing: Store = Object.assign(Object.create(store), { commit });
    const late = withdrawByMail({ ...deps, store: racing }, { ...asked.link('ana'), code });
    expect(await refusalOf(late)).toBe('link-superseded');
  });
});

/** A begun window of a site that asks for two approvals. */
async function givenBegun(world: World): Promise<string> {
  const { windowId } = await requestedWindow(world);
  for (const who of ['ana', 'ben']) await approveWindow(world.deps, { windowId }, as(who));
  world.now = T0 + hour;
  return windowId;
}
