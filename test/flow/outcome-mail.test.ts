import { outcomeMail } from '../../lambdas/flow/outcome-mail';
import { givenWorld, hour } from '../commands/given';
import { givenMail, mailOn, topicIn } from './mails-given';
import { givenTemplateProposal } from './subjects-given';

describe('a mail about the outcome', () => {
  it.each(['approved', 'rejected', 'expired', 'cancelled'] as const)('says first that it is %s', async (decision) => {
    const { topic, directory } = await givenMail();

    const { subject, text } = outcomeMail({ topic, decision, directory, own: true });

    expect(subject).toBe(`Maintenance of demo: ${decision}`);
    expect(text.split('\n')[0]).toBe(`Your request for maintenance of demo is ${decision}.`);
    expect(text).toContain('Votes (1 needed):\n- none\n');
  });

  it('lists a voter who left by id', async () => {
    const { window, directory } = await givenMail();
    const vote = { approverId: 'zoe', decision: 'approve', at: 0, assurance: 'signed' } as const;
    const topic = topicIn({ kind: 'window', window: { ...window, votes: [vote] } }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('- approve by zoe, 1970-01-01 00:00 UTC\n');
  });

  it('of a template says what it is good for', async () => {
    const world = await givenWorld();
    world.now += hour;
    const proposal = await givenTemplateProposal(world);
    const { topic, directory } = await mailOn(world, { kind: 'proposal', proposal }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('Your template for maintenance of demo is approved.\nWindows within its terms can be');
  });
});
