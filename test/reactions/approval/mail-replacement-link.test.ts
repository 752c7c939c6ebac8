import { openLink } from '../../../lambdas/commands/voting/open-link';
import { mailReplacementLink } from '../../../lambdas/reactions/approval/mail-replacement-link';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { as } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { awsError } from '../fakes';
import { askingScenario, readMail } from './notify-fixtures';
import { changeDirectory, put } from './subject-fixtures';

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

describe('a link that opens nothing any more', () => {
  const withdrawn = async () => {
    const scenario = await askingScenario();
    const { world, window, deps, asking } = scenario;
    await notifyApprovers(deps, asking);
    world.now += 10;
    await put(world, { ...window, withdrawn: { ana: world.now }, version: window.version + 1 });
    return scenario;
  };

  it('is not replaced for somebody who may not vote any more', async () => {
    const { world, deps, topics, asking } = await withdrawn();
    await changeDirectory(world, (person) => (person.personId === 'ana' ? { ...person, disabled: true } : person));
    expect(await mailReplacementLink(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 0 });
    expect(topics.to('ana')).toHaveLength(1);
  });

  it('is not replaced when the request was decided', async () => {
    const { world, deps, asking } = await withdrawn();
    await approveWindow(world.deps, { windowId: asking.subjectId }, as('ben'));
    expect(await mailReplacementLink(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 0 });
  });

  it('is replaced three times an hour', async () => {
    const { world, window, deps, topics, logged, asking } = await withdrawn();
    for (let round = 2; round < 6; round++) {
      await mailReplacementLink(deps, { ...asking, approverId: 'ana' });
      world.now += 5;
      await put(world, { ...window, withdrawn: { ana: world.now }, version: window.version + round });
    }
    expect(topics.to('ana')).toHaveLength(4);
    expect(logged.codes()).toContain('remail-capped');
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
