import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { noticePauseSeconds } from '../../../lambdas/reactions/approval/notices';
import { admin, as, createWorld, hour, requestedWindow, T0 } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { createReactions, passTo } from '../reactions';
import { addressed, asked, mailsOf } from './notice-fixtures';

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
        'Never blocked: /.well-known/acme-challenge, /health, /healthz, /robots.txt',
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
    expect(mails[0]?.text).toContain(
      [
        'Started: Mon, 2 November 2026 at 11:00 UTC',
        'Ended: Mon, 2 November 2026 at 11:01 UTC',
        'Planned end: Mon, 2 November 2026 at 12:00 UTC',
        'Lasted: 1 minute',
        'Mode: full maintenance',
      ].join('\n'),
    );
    expect(mails[0]?.text).not.toContain('Ends:');
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
    expect(mails.find(({ to }) => to === 'ana')?.text).toMatch(
      /^Hello ana,\n\ncy changed the plan for maintenance of demo/,
    );
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
