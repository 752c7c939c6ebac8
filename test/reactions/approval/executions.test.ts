import fc from 'fast-check';
import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { Refusal } from '../../../lambdas/domain/refusal';
import { admin, as, createWorld, hour, refusalOf, requestedWindow, T0, type World } from '../../commands/fixtures';
import { approveWindow, rejectWindow, withdrawWindowVote } from '../../commands/signed-votes';
import { createReactions, deliver, endings, passTo, settleDown } from '../reactions';
import { readMail } from './notify-fixtures';
import { emergencyWindow, policyProposalSubject } from './subject-fixtures';

const tenHours = { startsAt: instantText(T0 + 10 * hour), endsAt: instantText(T0 + 11 * hour) };

async function given(policy: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(policy);
  const { windowId } = await requestedWindow(world, tenHours);
  return { windowId, ...createReactions(world) };
}

const ended = (status: string) => ({
  status: 'SUCCEEDED',
  ended: expect.objectContaining({ status }),
  recorded: status,
});

describe('an execution', () => {
  it('of ten approvals of ten, by mail, ends approved with one outcome mail', async () => {
    const world = await createWorld({ approvalsRequired: 10 });
    const others = ['dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'joe'];
    for (const approverId of others) {
      const person = { personId: approverId, name: approverId, email: `${approverId}@example.com`, principals: [] };
      await addPerson(world.deps, { ...person, approver: true }, admin);
      await confirmPerson(world.deps, { personId: approverId }, admin);
    }
    const { windowId } = await requestedWindow(world, tenHours);
    const play = createReactions(world);
    await settleDown(play, windowId);

    for (const { text } of [...play.topics.mails]) {
      await voteByMail(world.deps, { ...readMail(text), decision: 'approve' });
      await deliver(play, windowId);
    }
    await settleDown(play, windowId);

    expect(await endings(play, windowId)).toMatchObject([ended('approved')]);
    expect(play.topics.mails.slice(10).map(({ to, subject }) => [to, subject])).toEqual([
      ['rita', 'Maintenance of demo: approved'],
    ]);
  });

  it('reminds at each of its times and ends expired, telling everyone', async () => {
    const play = await given({ remindBeforeSeconds: [2 * hour, hour] });

    await passTo(play, play.windowId, T0 + 10 * hour);

    expect(await endings(play, play.windowId)).toMatchObject([ended('expired')]);
    expect(play.topics.to('ben').map(({ subject }) => subject.replace(/ by .*/, ''))).toEqual([
      'Maintenance of demo: approve or reject',
      'Reminder: Maintenance of demo: approve or reject',
      'Reminder: Maintenance of demo: approve or reject',
      'Maintenance of demo: expired',
    ]);
    expect(play.topics.to('rita')).toHaveLength(1);
    expect(play.calls).toEqual({ notify: 3, conclude: 1 });
  });

  it('that began before it knew its times, in an earlier release, asks for each', async () => {
    const play = await given({ remindBeforeSeconds: [2 * hour, hour] });
    const start = play.flow.start.bind(play.flow);
    play.flow.start = (run, timeoutSeconds) => start(run, timeoutSeconds, []);

    await passTo(play, play.windowId, T0 + 10 * hour);

    expect(await endings(play, play.windowId)).toMatchObject([ended('expired')]);
    expect(play.calls).toEqual({ notify: 3, conclude: 3 });
  });

  it('ends expired when a vote comes in the second of the deadline', async () => {
    const play = await given({});
    await passTo(play, play.windowId, T0 + 10 * hour - 1);
    const mail = readMail(play.topics.to('ben')[0]?.text);
    play.world.now = T0 + 10 * hour;

    const late = await refusalOf(voteByMail(play.world.deps, { ...mail, decision: 'approve' }));
    await settleDown(play, play.windowId);

    expect(late).toBe('link-expired');
    expect(await endings(play, play.windowId)).toMatchObject([ended('expired')]);
  });

  it('ends approved when the deciding vote came a second before the deadline and the stream long after it', async () => {
    const play = await given({});
    await passTo(play, play.windowId, T0 + 10 * hour - 1);
    await approveWindow(play.world.deps, { windowId: play.windowId }, as('ben'));
    play.world.now = T0 + 10 * hour;

    await play.flow.advance();

    expect(await endings(play, play.windowId)).toMatchObject([ended('approved')]);
  });

  it('ends approved when the vote fell before anybody was asked', async () => {
    const play = await given({});
    await approveWindow(play.world.deps, { windowId: play.windowId }, as('ben'));

    await settleDown(play, play.windowId);

    expect(await endings(play, play.windowId)).toMatchObject([ended('approved')]);
    expect(play.topics.mails.map(({ to }) => to)).toEqual(['rita']);
  });

  it('of an edited plan ends cancelled without a word, and the next one asks anew', async () => {
    const play = await given({});
    await settleDown(play, play.windowId);
    await editWindow(play.world.deps, { windowId: play.windowId, mode: 'read-only' }, as('rita'));
    await settleDown(play, play.windowId);
    await approveWindow(play.world.deps, { windowId: play.windowId }, as('ana'));

    await settleDown(play, play.windowId);

    expect(await endings(play, play.windowId)).toMatchObject([ended('cancelled'), ended('approved')]);
    expect(play.topics.to('rita')).toHaveLength(1);
    expect(play.topics.to('ben')[1]?.text).toContain('Votes on the earlier plan no longer count.');
  });

  it('of an emergency that nobody ratifies reminds, ends expired and tells everyone', async () => {
    const world = await createWorld();
    const { windowId } = await emergencyWindow(world);
    const play = createReactions(world);

    await passTo(play, windowId, T0 + 24 * hour);

    expect(await endings(play, windowId)).toMatchObject([ended('expired')]);
    expect(play.topics.to('cy').map(({ subject }) => subject.replace(/ by .*/, ''))).toEqual([
      'EMERGENCY maintenance of demo: ratify',
      'Reminder: EMERGENCY maintenance of demo: ratify',
      'EMERGENCY maintenance of demo: not ratified',
    ]);
  });

  it('of a proposal ends with its votes', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposalSubject(world);
    const play = createReactions(world);
    await settleDown(play, proposalId);
    await voteByMail(world.deps, { ...readMail(play.topics.to('ben')[0]?.text), decision: 'approve' });

    await settleDown(play, proposalId);

    expect(await endings(play, proposalId)).toMatchObject([ended('approved')]);
  });
});

describe('any history of a request', () => {
  const who = fc.constantFrom('ana', 'ben', 'cy');
  const act = fc.oneof(
    fc.record({ do: fc.constantFrom('approve', 'approve', 'reject', 'withdraw'), who }),
    fc.record({ do: fc.constantFrom('deliver', 'deliver', 'advance', 'crash', 'edit', 'cancel') }),
    fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 3 * hour }) }),
  );

  it('ends in the recorded decision, leaves no execution running and tells the requester', async () => {
    const histories = fc.array(act, { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (acts, veto) => {
        const play = await given({ approvalsRequired: 2, veto, remindBeforeSeconds: [2 * hour, 600] });
        const { world, windowId } = play;
        for (const one of acts) await perform(play, windowId, one);
        await passTo(play, windowId, world.now + 24 * hour);
        await passTo(play, windowId, world.now + 24 * hour);

        expect(play.flow.unfinished()).toEqual([]);
        for (const { status, ended: output, recorded } of await endings(play, windowId)) {
          // What was approved, and was changed or called off afterwards, ended as it was decided then.
          const decisions = recorded === 'cancelled' ? ['cancelled', 'approved'] : [recorded];
          expect(decisions.map((decision) => ({ status: decision }))).toContainEqual(output);
          expect(status).toBe('SUCCEEDED');
        }
        expect(play.topics.to('rita').length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  type Act = { readonly do: string; readonly who?: string; readonly seconds?: number };

  async function perform(play: Awaited<ReturnType<typeof given>>, windowId: string, act: Act): Promise<void> {
    const { world, flow, crashes } = play;
    if (act.do === 'deliver') return deliver(play, windowId);
    if (act.do === 'advance') return void (await flow.advance());
    if (act.do === 'crash') crashes.left = 1;
    if (act.do === 'wait') world.now += act.seconds ?? 0;
    await command(world, windowId, act).catch((refusal: unknown) => {
      if (!(refusal instanceof Refusal)) throw refusal;
    });
  }

  async function command({ deps }: World, windowId: string, act: Act): Promise<unknown> {
    const actor = as(act.who ?? 'rita');
    if (act.do === 'approve') return approveWindow(deps, { windowId }, actor);
    if (act.do === 'reject') return rejectWindow(deps, { windowId }, actor);
    if (act.do === 'withdraw') return withdrawWindowVote(deps, { windowId }, actor);
    if (act.do === 'edit') return editWindow(deps, { windowId, message: `as of ${deps.clock()}` }, actor);
    return act.do === 'cancel' ? cancelWindow(deps, { windowId }, as('ana')) : undefined;
  }
});
