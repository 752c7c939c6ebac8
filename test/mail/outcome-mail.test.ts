import { outcomeMail } from '../../lambdas/mail/outcome-mail';
import { createWorld, hour } from '../commands/fixtures';
import { amendedWindow, editedWindow, templateProposalSubject } from '../reactions/approval/subject-fixtures';
import { descriptionOf, mailAbout, mailOn, mailScenario } from './fixtures';

describe('a mail about the outcome', () => {
  it.each([
    ['approved', 'is approved'],
    ['rejected', 'is rejected'],
    ['expired', 'has expired'],
    ['cancelled', 'is cancelled'],
  ] as const)('says first that it is %s', async (outcome, became) => {
    const { description, directory } = await mailScenario();

    const { subject, text } = outcomeMail({ description, outcome, directory, personId: 'rita', own: true });

    expect(subject).toBe(`Maintenance of demo: ${outcome}`);
    expect(text.split('\n')[0]).toBe(`Your request for maintenance of demo ${became}.`);
    expect(text).toContain('Votes (1 needed):\n- none\n');
  });

  it('says who asked, and under which ticket', async () => {
    const { description, directory } = await mailScenario({ ticket: 'OPS-7' });

    const { text } = outcomeMail({ description, outcome: 'cancelled', directory, personId: 'rita', own: true });

    expect(text).toMatch(/Reason: .*\nRequested by: rita\nTicket: OPS-7\n/);
  });

  it('of a changed request says what the plan is, and not again what was changed', async () => {
    const world = await createWorld();
    const { description, directory } = await mailAbout(world, await editedWindow(world));

    const { text } = outcomeMail({ description, outcome: 'cancelled', directory, personId: 'rita', own: true });

    expect(text).not.toContain('changed');
    expect(text).toContain('\nThe maintenance will not take place.\n');
    expect(text).toContain('Ends: Mon, 2 November 2026 at 13:00 UTC\n');
  });

  it('of a rejected amendment tells the change from the plan that stands', async () => {
    const world = await createWorld();
    const { description, directory } = await mailAbout(world, await amendedWindow(world), 2);

    const { text } = outcomeMail({ description, outcome: 'rejected', directory, personId: 'rita', own: true });

    expect(text).toContain(
      [
        'The change:',
        '- Ends',
        '  before: Mon, 2 November 2026 at 12:00 UTC',
        '  after:  Mon, 2 November 2026 at 13:00 UTC',
        '- Lasts',
        '  before: 1 hour',
        '  after:  2 hours',
        '',
        'The current plan:',
        '',
      ].join('\n'),
    );
  });

  it('lists a voter who left by id', async () => {
    const { window, directory } = await mailScenario();
    const vote = { approverId: 'zoe', decision: 'approve', at: 0, assurance: 'signed' } as const;
    const description = descriptionOf({ kind: 'window', window: { ...window, votes: [vote] } }, 1);

    const { text } = outcomeMail({ description, outcome: 'approved', directory, personId: 'rita', own: true });

    expect(text).toContain('- approved by zoe on Thu, 1 January 1970 at 00:00 UTC\n');
  });

  it('of a template says what it is good for', async () => {
    const world = await createWorld();
    world.now += hour;
    const proposal = await templateProposalSubject(world);
    const { description, directory } = await mailOn(world, { kind: 'proposal', proposal }, 1);

    const { text } = outcomeMail({ description, outcome: 'approved', directory, personId: 'rita', own: true });

    expect(text).toContain(
      'Your template for maintenance of demo is approved.\nThe template is approved. Windows within its limits can be',
    );
  });
});
