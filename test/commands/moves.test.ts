import { cancelProposal } from '../../lambdas/commands/proposal/cancel-proposal';
import { deleteSite } from '../../lambdas/commands/site/delete-site';
import { expireQuestion } from '../../lambdas/commands/voting/expire-question';
import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../lambdas/commands/window/edit-window';
import { endWindow } from '../../lambdas/commands/window/end-window';
import { ORG } from '../../lambdas/domain/audit/audit';
import type { Move } from '../../lambdas/domain/audit/move';
import { admin, approvedWindow, as, createWorld, hour, requestedWindow, T0, type World } from './fixtures';
import { activeWindow } from './histories/windows';
import { approvedTemplate, templateProposal, windowFromTemplate } from './proposal/proposal-fixtures';
import {
  approveProposal,
  approveWindow,
  ratifyWindow,
  rejectWindow,
  withdrawProposalVote,
  withdrawWindowVote,
} from './signed-votes';
import { breakGlass } from './window/emergency-fixtures';

/** The moves of the entries after the one that created the site. */
const movesIn = async ({ store }: World, chain = 'demo'): Promise<readonly (Move | undefined)[]> =>
  (await store.auditEntries(chain, chain === ORG ? 0 : 1, 100)).entries.map(({ move }) => move);
const later = { endsAt: '2026-11-02T13:00:00Z' };

describe('the chain says what became of', () => {
  it('votes: only the last one approves', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    await withdrawWindowVote(world.deps, { windowId }, as('ana'));
    await approveWindow(world.deps, { windowId }, as('ana'));
    await approveWindow(world.deps, { windowId }, as('ben'));
    expect(await movesIn(world)).toEqual([
      'window.requested',
      'window.vote-cast',
      'window.vote-withdrawn',
      'window.vote-cast',
      'window.approved',
    ]);
  });

  it('a window that is rejected, expires or is cancelled', async () => {
    const world = await createWorld({ veto: true, timeoutSeconds: 600 });
    const rejected = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId: rejected.windowId }, as('ana'));
    const cancelled = await requestedWindow(world);
    await commentOnWindow(world.deps, { windowId: cancelled.windowId, text: 'why now?' }, as('ana'));
    await cancelWindow(world.deps, { windowId: cancelled.windowId }, as('rita'));
    const forgotten = await requestedWindow(world);
    world.now = T0 + 600;
    await expireQuestion(world.deps, { subjectId: forgotten.windowId, planVersion: 1 });
    expect(await movesIn(world)).toEqual([
      'window.requested',
      'window.rejected',
      'window.requested',
      'window.commented',
      'window.cancelled',
      'window.requested',
      'window.expired',
    ]);
  });

  it('amendments: approved, rejected, expired, and dropped with the window', async () => {
    const world = await createWorld({ veto: true, timeoutSeconds: 3 * hour });
    const { windowId } = await activeWindow(world);
    await editWindow(world.deps, { windowId, ...later }, as('rita'));
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await editWindow(world.deps, { windowId, ...later }, as('rita'));
    await approveWindow(world.deps, { windowId }, as('ana'));
    await editWindow(world.deps, { windowId, endsAt: '2026-11-02T13:30:00Z' }, as('rita'));
    world.now = (await world.store.load([{ kind: 'window', windowId }])).window(windowId)?.amendment?.decideBy ?? 0;
    await expireQuestion(world.deps, { subjectId: windowId, planVersion: 4 });
    expect((await movesIn(world)).slice(3)).toEqual([
      'window.amendment-requested',
      'window.amendment-rejected',
      'window.amendment-requested',
      'window.amended',
      'window.amendment-requested',
      'window.amendment-expired',
    ]);
  });

  it('an end that drops an open amendment: the window ended', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    await editWindow(world.deps, { windowId, ...later }, as('rita'));
    await endWindow(world.deps, { windowId }, as('rita'));
    expect((await movesIn(world)).slice(1)).toEqual([
      'window.approved',
      'window.started',
      'window.amendment-requested',
      'window.ended',
    ]);
  });

  it('emergencies: refused, and ratified after all', async () => {
    const world = await createWorld({ veto: true });
    const { windowId } = await breakGlass(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect(await movesIn(world)).toEqual(['emergency.started', 'emergency.not-ratified', 'emergency.ratified']);
  });

  it('an emergency that nobody ratifies in time', async () => {
    const world = await createWorld();
    const { windowId, decideBy } = await breakGlass(world);
    world.now = decideBy;
    await expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
    expect(await movesIn(world)).toEqual(['emergency.started', 'emergency.not-ratified']);
  });

  it('proposals and templates', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { proposalId } = await templateProposal(world);
    await approveProposal(world.deps, { proposalId }, as('ana'));
    await withdrawProposalVote(world.deps, { proposalId }, as('ana'));
    await cancelProposal(world.deps, { proposalId }, as('rita'));
    expect(await movesIn(world)).toEqual([
      'proposal.requested',
      'proposal.vote-cast',
      'proposal.vote-withdrawn',
      'proposal.cancelled',
    ]);
    const other = await createWorld();
    const template = await approvedTemplate(other);
    await windowFromTemplate(other, template);
    await cancelProposal(other.deps, { proposalId: template.proposalId }, as('rita'));
    expect(await movesIn(other)).toEqual([
      'proposal.requested',
      'proposal.approved',
      'template.used',
      'template.revoked',
    ]);
  });

  it('the directory and sites', async () => {
    const world = await createWorld();
    expect((await movesIn(world, ORG)).slice(0, 2)).toEqual(['person.added', 'person.confirmed']);
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    expect(await movesIn(world)).toEqual(['site.deleted']);
    await expect(approvedWindow(world)).rejects.toMatchObject({ code: 'unknown-site' });
  });
});
