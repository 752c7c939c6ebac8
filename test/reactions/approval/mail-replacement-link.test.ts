import { openLink } from '../../../lambdas/commands/voting/open-link';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { mailReplacementLink } from '../../../lambdas/reactions/approval/mail-replacement-link';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { as, windowOf } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { awsError } from '../fakes';
import { askingScenario, burn, readMail } from './notify-fixtures';
import { changeDirectory, put } from './subject-fixtures';

describe('a burned link', () => {
  it('is replaced once, however often that is asked', async () => {
    const { world, deps, topics, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    await burn(world, readMail(topics.to('ana')[0]?.text));
    world.now += 5;

    const first = await mailReplacementLink(deps, { ...asking, approverId: 'ana' });
    const second = await mailReplacementLink(deps, { ...asking, approverId: 'ana' });

    expect([first, second]).toEqual([{ mailed: 1 }, { mailed: 0 }]);
    const fresh = readMail(topics.to('ana')[1]?.text);
    expect(windowOf(await voteByMail(world.deps, { ...fresh, decision: 'approve' }, {})).status).toBe('approved');
    expect(topics.to('ana')[1]?.text).toContain('because five wrong codes were entered');
  });

  it('is replaced three times an hour', async () => {
    const { world, deps, topics, logged, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    for (let round = 0; round < 4; round++) {
      world.now += 5;
      await burn(world, readMail(topics.to('ana').at(-1)?.text));
      await mailReplacementLink(deps, { ...asking, approverId: 'ana' });
    }

    expect(topics.to('ana')).toHaveLength(4);
    expect(logged.codes()).toContain('remail-capped');
  });

  it('is not replaced for somebody who may not vote any more', async () => {
    const { world, deps, topics, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    await burn(world, readMail(topics.to('ana')[0]?.text));
    await changeDirectory(world, (person) => (person.personId === 'ana' ? { ...person, disabled: true } : person));

    expect(await mailReplacementLink(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 0 });

    expect(topics.to('ana')).toHaveLength(1);
  });

  it('is not replaced when the request was decided', async () => {
    const { world, deps, topics, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    await burn(world, readMail(topics.to('ana')[0]?.text));
    await approveWindow(world.deps, { windowId: asking.subjectId }, as('ben'));

    expect(await mailReplacementLink(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 0 });
  });
});

describe('a vote that was taken back', () => {
  it('gets a fresh link, and the mail says why', async () => {
    const { world, window, deps, topics, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    world.now += 10;
    await put(world, { ...window, withdrawn: { ana: world.now }, version: window.version + 1 });

    const first = await mailReplacementLink(deps, { ...asking, approverId: 'ana' });
    const second = await mailReplacementLink(deps, { ...asking, approverId: 'ana' });

    expect([first, second]).toEqual([{ mailed: 1 }, { mailed: 0 }]);
    expect(topics.to('ana')[1]?.text).toContain('You withdrew your vote');
    expect((await openLink(world.deps, readMail(topics.to('ana')[1]?.text))).approver.personId).toBe('ana');
  });
});

describe('a mail that never left', () => {
  it('is sent again with a fresh link', async () => {
    const { world, deps, topics, asking } = await askingScenario();
    topics.failures.set('ana', awsError('ThrottledException'));
    await notifyApprovers(deps, asking);
    topics.failures.clear();
    world.now += 60;

    expect(await mailReplacementLink(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 1 });

    expect(topics.to('ana')[0]?.text).toContain('asks you to approve maintenance of demo');
  });
});
