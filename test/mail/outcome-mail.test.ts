import { outcomeMail } from '../../lambdas/mail/outcome-mail';
import { createWorld, hour } from '../commands/fixtures';
import { amendedWindow, editedWindow, templateProposalSubject } from '../reactions/approval/subject-fixtures';
import { mailAbout, mailOn, mailScenario, topicIn } from './fixtures';

describe('a mail about the outcome', () => {
  it.each([
    ['approved', 'is approved'],
    ['rejected', 'is rejected'],
    ['expired', 'has expired'],
    ['cancelled', 'is cancelled'],
  ] as const)('says first that it is %s', async (decision, became) => {
    const { topic, directory } = await mailScenario();

    const { subject, text } = outcomeMail({ topic, decision, directory, own: true });

    expect(subject).toBe(`Maintenance of demo: ${decision}`);
    expect(text.split('\n')[0]).toBe(`Your request for maintenance of demo ${became}.`);
    expect(text).toContain('Votes (1 needed):\n- none\n');
  });

  it('says who asked, and under which ticket', async () => {
    const { topic, directory } = await mailScenario({ ticket: 'OPS-7' });

    const { text } = outcomeMail({ topic, decision: 'cancelled', directory, own: true });

    expect(text).toMatch(/Asked by: {3}rita\nReason: .*\nTicket: {5}OPS-7\n/);
  });

  it('of a changed request says what the plan is, and not again what was changed', async () => {
    const world = await createWorld();
    const { topic, directory } = await mailAbout(world, await editedWindow(world));

    const { text } = outcomeMail({ topic, decision: 'cancelled', directory, own: true });

    expect(text).not.toContain('changed');
    expect(text).toContain('\nNothing will happen. The audit log says who called it off, and why.\n');
    expect(text).toContain('Until:      2026-11-02 13:00 UTC\n');
  });

  it('of a rejected amendment tells the change from the plan that stands', async () => {
    const world = await createWorld();
    const { topic, directory } = await mailAbout(world, await amendedWindow(world), 2);

    const { text } = outcomeMail({ topic, decision: 'rejected', directory, own: true });

    expect(text).toContain(
      'The change:\n- Until: 2026-11-02 12:00 UTC\n  becomes 2026-11-02 13:00 UTC\n\nThe plan that stands:\n',
    );
  });

  it('lists a voter who left by id', async () => {
    const { window, directory } = await mailScenario();
    const vote = { approverId: 'zoe', decision: 'approve', at: 0, assurance: 'signed' } as const;
    const topic = topicIn({ kind: 'window', window: { ...window, votes: [vote] } }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('- approve by zoe, 1970-01-01 00:00 UTC\n');
  });

  it('of a template says what it is good for', async () => {
    const world = await createWorld();
    world.now += hour;
    const proposal = await templateProposalSubject(world);
    const { topic, directory } = await mailOn(world, { kind: 'proposal', proposal }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('Your template for maintenance of demo is approved.\nWindows within its terms can be');
  });
});
