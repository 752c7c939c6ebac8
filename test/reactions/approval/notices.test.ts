import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { noticePauseSeconds } from '../../../lambdas/reactions/approval/notices';
import { admin, as, createWorld, hour, requestedWindow, T0, type World } from '../../commands/fixtures';
import { approveProposal, approveWindow, ratifyWindow } from '../../commands/signed-votes';
import { awsError } from '../fakes';
import { createReactions, passTo, type Reactions, settleDown } from '../reactions';
import { emergencyWindow, policyProposalSubject, templateProposalSubject } from './subject-fixtures';

/** A window that everyone was asked about, and everything about it delivered. */
async function asked(world: World) {
  const play = createReactions(world);
  const { windowId } = await requestedWindow(world);
  await settleDown(play, windowId);
  return { play, windowId };
}

/** The mails since, as `[to, subject]`. */
async function mailsOf(play: Reactions, subjectId: string, act: () => Promise<unknown>) {
  play.world.now += 60;
  await settleDown(play, subjectId);
  const before = play.topics.mails.length;
  await act();
  await settleDown(play, subjectId);
  return play.topics.mails.slice(before);
}
const addressed = (mails: readonly { to: string; subject: string }[]) => mails.map(({ to, subject }) => [to, subject]);

describe('whoever cancels a window of somebody else', () => {
  it('has its requester and everyone who was asked told who, why and what holds now, and is not told', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);

    const mails = await mailsOf(play, windowId, () =>
      cancelWindow(world.deps, { windowId, reason: 'the vendor is late' }, as('ana')),
    );

    const subject = 'Maintenance of demo: cancelled';
    expect(addressed(mails)).toEqual([
      ['rita', subject],
      ['ben', subject],
      ['cy', subject],
    ]);
    expect(mails[0]?.text).toBe(
      [
        'ana cancelled the maintenance of demo on Mon, 2 November 2026 at 10:01 UTC.',
        'Why: the vendor is late',
        '',
        'It is cancelled. The maintenance does not take place.',
        '',
        'Starts: Mon, 2 November 2026 at 11:00 UTC',
        'Ends: Mon, 2 November 2026 at 12:00 UTC',
        'Lasts: 1 hour',
        'Mode: full maintenance',
        'Hosts: demo.example, www.demo.example',
        'Paths: the whole site',
        'Never blocked: /.well-known/acme-challenge, /health, /healthz, /robots[.]txt',
        '',
        'Reason for the request: database upgrade',
        `Window: ${windowId}`,
        '',
        'You get this mail because you requested this, voted or commented on it, or were asked to vote on it.',
        '',
      ].join('\n'),
    );
  });

  it('gives no reason: the mail says so', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);

    const mails = await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, admin));

    expect(mails.map(({ to }) => to)).toEqual(['rita', 'ana', 'ben', 'cy']);
    expect(mails[0]?.text).toContain('Why: no reason was given.');
  });

  it('is told to whoever voted by the API before any mail left', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const play = createReactions(world);
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ben'));

    const mails = await mailsOf(play, windowId, () => cancelWindow(world.deps, { windowId }, as('rita')));

    expect(mails.map(({ to }) => to)).toContain('ben');
    expect(mails.map(({ to }) => to)).not.toContain('rita');
  });
});

describe('whoever ends, extends or edits a window of somebody else', () => {
  async function running(overrunSeconds = 0) {
    const world = await createWorld({ overrunSeconds });
    const { play, windowId } = await asked(world);
    await approveWindow(world.deps, { windowId }, as('ben'));
    await passTo(play, windowId, T0 + hour);
    return { world, play, windowId };
  }

  it('ends it: everyone concerned hears that it is over', async () => {
    const { world, play, windowId } = await running();

    const mails = await mailsOf(play, windowId, () => endWindow(world.deps, { windowId, reason: 'done' }, as('cy')));

    expect(addressed(mails)).toEqual(['rita', 'ben', 'ana'].map((to) => [to, 'Maintenance of demo: ended']));
    expect(mails[0]?.text).toContain('cy ended the maintenance of demo early on');
    expect(mails[0]?.text).toContain('It ended on Mon, 2 November 2026 at 11:01 UTC. This window no longer affects');
  });

  it('extends it: everyone concerned hears until when it is in force', async () => {
    const { world, play, windowId } = await running(1800);
    const endsAt = instantText(T0 + 2 * hour + 600);

    const mails = await mailsOf(play, windowId, () => extendWindow(world.deps, { windowId, endsAt }, as('cy')));

    expect(mails.map(({ to }) => to)).toEqual(['rita', 'ben', 'ana']);
    expect(mails[0]?.text).toContain('It now ends on Mon, 2 November 2026 at 12:10 UTC.');
    expect(mails[0]?.text).toContain('The maintenance is in force until Mon, 2 November 2026 at 12:10 UTC.');
  });

  it('asks for a later end: who is asked hears by that mail, the others what stays in force', async () => {
    const { world, play, windowId } = await running();
    const endsAt = instantText(T0 + 3 * hour);

    const mails = await mailsOf(play, windowId, () => extendWindow(world.deps, { windowId, endsAt }, as('cy')));

    const byPerson = Object.fromEntries(addressed(mails));
    expect(Object.keys(byPerson).sort()).toEqual(['ana', 'ben', 'rita']);
    expect(byPerson.rita).toBe('Maintenance of demo: change requested');
    expect(byPerson.ana).toMatch(/^Change to maintenance of demo: approve or reject by/);
    const text = mails.find(({ to }) => to === 'rita')?.text;
    expect(text).toContain('Until they do, the current plan stays in force.');
    expect(text).toContain(
      '- Ends\n  before: Mon, 2 November 2026 at 12:00 UTC\n  after:  Mon, 2 November 2026 at 13:00 UTC',
    );
  });

  it('asks for another plan of an approved one: the mail says that the approved plan stays in force', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    await approveWindow(world.deps, { windowId }, as('ben'));

    const mails = await mailsOf(play, windowId, () => editWindow(world.deps, { windowId, message: 'Soon' }, as('cy')));

    const text = mails.find(({ to }) => to === 'rita')?.text;
    expect(text).toMatch(/^cy requested a change to the maintenance of demo on /);
    expect(text).toContain('It is approved. It starts automatically on Mon, 2 November 2026 at 11:00 UTC.');
    expect(text).toContain('Until they do, the current plan stays in force.');
  });

  it('replaces an approved plan: the mail says that nothing is approved, and no other says so', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);
    await approveWindow(world.deps, { windowId }, as('ben'));
    await mailsOf(play, windowId, () => editWindow(world.deps, { windowId, message: 'Soon' }, as('cy')));
    world.now += noticePauseSeconds;

    const mails = await mailsOf(play, windowId, () =>
      editWindow(world.deps, { windowId, message: 'Later', replace: true }, as('cy')),
    );

    const toRita = mails.filter(({ to }) => to === 'rita');
    expect(addressed(toRita)).toEqual([['rita', 'Maintenance of demo: changed']]);
    expect(toRita[0]?.text).toContain('It is not approved. Approvers are asked to approve the plan below until');
  });

  it('edits it: the approvers get one mail, which asks again, and the requester one that says so', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);

    const mails = await mailsOf(play, windowId, () =>
      editWindow(world.deps, { windowId, message: 'Back soon' }, as('cy')),
    );

    expect(mails.map(({ to }) => to).sort()).toEqual(['ana', 'ben', 'rita']);
    expect(mails.find(({ to }) => to === 'rita')?.subject).toBe('Maintenance of demo: changed');
    expect(mails.find(({ to }) => to === 'ana')?.text).toMatch(/^cy changed the plan for maintenance of demo/);
  });

  it('gives it another reason: everyone concerned hears', async () => {
    const world = await createWorld();
    const { play, windowId } = await asked(world);

    const mails = await mailsOf(play, windowId, () =>
      editWindow(world.deps, { windowId, reason: 'other' }, as('rita')),
    );

    expect(mails.map(({ to }) => to)).toEqual(['ana', 'ben', 'cy']);
    expect(mails[0]?.text).toContain('rita changed the reason, ticket or time zone of the maintenance of demo');
  });
});

describe('a comment', () => {
  it('reaches the requester, voters and who commented before, and not its author or who was merely asked', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { play, windowId } = await asked(world);
    await approveWindow(world.deps, { windowId }, as('ben'));

    const first = await mailsOf(play, windowId, () =>
      commentOnWindow(world.deps, { windowId, text: 'Why?' }, as('ana')),
    );
    world.now += noticePauseSeconds;
    const second = await mailsOf(play, windowId, () =>
      commentOnWindow(world.deps, { windowId, text: 'Disk' }, as('rita')),
    );

    expect(addressed(first)).toEqual(['rita', 'ben'].map((to) => [to, 'Maintenance of demo: new comment']));
    expect(first[0]?.text).toMatch(/^ana commented on the maintenance of demo on .* UTC: Why\?$/m);
    expect(second.map(({ to }) => to)).toEqual(['ben', 'ana']);
  });
});

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
