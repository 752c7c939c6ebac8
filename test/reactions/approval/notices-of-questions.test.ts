import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { noticePauseSeconds } from '../../../lambdas/reactions/approval/notices';
import { as, createWorld, hour } from '../../commands/fixtures';
import { approveProposal, ratifyWindow } from '../../commands/signed-votes';
import { awsError } from '../fakes';
import { createReactions, passTo, settleDown } from '../reactions';
import { addressed, asked, mailsOf } from './notice-fixtures';
import { emergencyWindow, policyProposalSubject, templateProposalSubject } from './subject-fixtures';

describe('an emergency', () => {
  it('that is ended or ends by itself is told to its activator and to every approver', async () => {
    for (const how of ['end', 'flip-end'] as const) {
      const world = await createWorld();
      const play = createReactions(world);
      const { windowId, revision } = await emergencyWindow(world);
      await settleDown(play, windowId);
      if (how === 'flip-end') world.now += 1800;

      const mails = await mailsOf(play, windowId, () =>
        how === 'end'
          ? endWindow(world.deps, { windowId }, as('ben'))
          : flipWindow(world.deps, { windowId, revision, boundary: 'end' }),
      );

      const approvers = how === 'end' ? ['ana', 'cy'] : ['ana', 'ben', 'cy'];
      expect(addressed(mails)).toEqual(
        ['rita', ...approvers].map((to) => [to, 'EMERGENCY maintenance of demo: ended']),
      );
    }
  });

  it('whose extension is asked for is told to its activator', async () => {
    const world = await createWorld();
    const play = createReactions(world);
    const { windowId, plan } = await emergencyWindow(world);
    await settleDown(play, windowId);
    await ratifyWindow(world.deps, { windowId }, as('ben'));

    const endsAt = instantText(plan.endsAt + 600);
    const mails = await mailsOf(play, windowId, () => extendWindow(world.deps, { windowId, endsAt }, as('ana')));

    expect(mails.map(({ to }) => to).sort()).toEqual(['ben', 'cy', 'rita']);
  });
});

describe('a proposal of somebody else', () => {
  it('that is withdrawn is told to who proposed it and who was asked', async () => {
    const world = await createWorld();
    const play = createReactions(world);
    const { proposalId } = await policyProposalSubject(world);
    await settleDown(play, proposalId);

    const mails = await mailsOf(play, proposalId, () =>
      cancelProposal(world.deps, { proposalId, reason: 'no' }, as('ana')),
    );

    expect(addressed(mails)).toEqual(['rita', 'ben', 'cy'].map((to) => [to, 'Policy of demo: cancelled']));
    expect(mails[0]?.text).toContain('The proposal is withdrawn. The current policy still applies.');
  });

  it('that was approved and is revoked is told likewise', async () => {
    const world = await createWorld();
    const play = createReactions(world);
    const { proposalId } = await templateProposalSubject(world);
    await settleDown(play, proposalId);
    await approveProposal(world.deps, { proposalId }, as('ben'));

    const mails = await mailsOf(play, proposalId, () => cancelProposal(world.deps, { proposalId }, as('ana')));

    expect(addressed(mails)).toEqual(['rita', 'ben', 'cy'].map((to) => [to, 'Template of demo: revoked']));
    expect(mails[0]?.text).toContain('No more windows can be requested from the template.');
  });
});

describe('many changes', () => {
  it('are few mails to each person: ten edits within a minute', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    world.now += hour / 4;
    const before = play.topics.mails.length;

    for (let n = 0; n < 10; n++) {
      world.now += 5;
      await editWindow(world.deps, { windowId, message: `edit ${n}` }, as('cy'));
      await settleDown(play, windowId);
    }
    await passTo(play, windowId, world.now + noticePauseSeconds);

    const mails = play.topics.mails.slice(before);
    const countTo = (person: string) => mails.filter(({ to }) => to === person).length;
    expect([countTo('rita'), countTo('cy')]).toEqual([2, 0]);
    expect(countTo('ana')).toBeLessThanOrEqual(4);
    expect(mails.findLast(({ to }) => to === 'ana')?.text).toContain('Text for visitors: edit 9');
    expect(mails.findLast(({ to }) => to === 'rita')?.text).toContain('Text for visitors: edit 9');
  });

  it('do not delay that it is cancelled', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    const comment = (text: string) => commentOnWindow(world.deps, { windowId, text }, as('ana'));
    await mailsOf(play, windowId, () => comment('one'));
    expect(await mailsOf(play, windowId, () => comment('two'))).toEqual([]);

    const mails = await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, as('ana')));

    expect(mails.find(({ to }) => to === 'rita')?.text).toMatch(/^ana commented .*two\nana cancelled/);
  });
});

describe('the mails about a change', () => {
  it('leave once, however often it is delivered', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, as('ana')));
    const { length } = play.topics.mails;

    for (let times = 0; times < 3; times++) {
      world.now += noticePauseSeconds;
      await settleDown(play, windowId);
    }

    expect(play.topics.mails).toHaveLength(length);
  });

  it('that failed are sent later, and nobody is told twice', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    play.topics.failures.set('ben', awsError('ThrottledException'));
    const first = await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, as('ana')));
    play.topics.failures.clear();
    world.now += noticePauseSeconds;

    const later = await mailsOf(play, windowId, async () => undefined);

    expect([first.map(({ to }) => to), later]).toEqual([['rita', 'cy'], []]);
    expect(play.topics.to('ben').at(-1)?.subject).toBe('Maintenance of demo: cancelled');
  });

  it('pass over who has no mailbox', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    play.topics.failures.set('rita', awsError('NotFoundException'));

    const mails = await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, as('ana')));

    expect(mails.map(({ to }) => to)).toEqual(['ben', 'cy']);
    expect(play.logged.codes()).toContain('mail-unaddressed');
    const { doneVersion } = (await world.store.load([{ kind: 'notice-mails', subjectId: windowId }])).noticeMails(
      windowId,
    );
    expect(doneVersion).toBeGreaterThan(0);
  });
});
