import { expireQuestion } from '../../lambdas/commands/voting/expire-question';
import { editWindow } from '../../lambdas/commands/window/edit-window';
import { kindOf } from '../../lambdas/describe/kind';
import { describeQuestion } from '../../lambdas/describe/question';
import type { Subject } from '../../lambdas/domain/voting/subject';
import { outcomeMail } from '../../lambdas/mail/outcome-mail';
import { votedPage } from '../../lambdas/page/result-pages';
import { approvedWindow, as, createWorld, type World } from '../commands/fixtures';
import { approveWindow, rejectWindow } from '../commands/signed-votes';
import {
  amendedWindow,
  editedWindow,
  emergencyWindow,
  policyProposalSubject,
} from '../reactions/approval/subject-fixtures';
import { nobody } from './fixtures';

const subjectOf = async ({ store }: World, windowId: string): Promise<Subject> => {
  const window = (await store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) throw new Error('it is on record');
  return { kind: 'window', window };
};

describe('the kind of a question', () => {
  it('is the same in mails and on pages', async () => {
    const world = await createWorld();
    const { windowId, decideBy } = await editedWindow(world);
    world.now = decideBy;
    const subject = await expireQuestion(world.deps, { subjectId: windowId, planVersion: 2 });

    const description = describeQuestion(subject, 2, { directory: nobody, site: undefined });

    if (!description) throw new Error('it stands');
    const mail = outcomeMail({ description, outcome: 'expired', directory: nobody, personId: 'ana', own: true });
    const kind = kindOf(subject, 2);
    const held = {
      kind,
      brand: { name: 'demo' },
      subjectId: windowId,
      state: 'expired',
      approvals: 0,
      required: 1,
    } as const;
    const page = votedPage({ ...held, timeZones: [] }, 'approve', world.now);
    const said = 'Too few approvers voted in time, so the maintenance will not take place.';
    expect([kind, mail.text, page.body]).toEqual([
      'change',
      expect.stringContaining(said),
      expect.stringContaining(said),
    ]);
  });

  it('of a plan stays what it was when it is decided at the start of the window', async () => {
    const world = await createWorld();
    const { windowId, decideBy } = await editedWindow(world);
    world.now = decideBy;

    const expired = await expireQuestion(world.deps, { subjectId: windowId, planVersion: 2 });

    expect(kindOf(expired, 2)).toBe('change');
  });

  it('of an amendment is one, open or decided', async () => {
    const world = await createWorld();
    const { windowId } = await amendedWindow(world);
    expect(kindOf(await subjectOf(world, windowId), 2)).toBe('amendment');

    await rejectWindow(world.deps, { windowId, planVersion: 2 }, as('ben'));

    expect(kindOf(await subjectOf(world, windowId), 2)).toBe('amendment');
  });

  it('of an amendment stays that when it was asked and approved before the start', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    await editWindow(world.deps, { windowId, message: 'Back soon' }, as('rita'));
    expect(kindOf(await subjectOf(world, windowId), 2)).toBe('amendment');

    await approveWindow(world.deps, { windowId }, as('ben'));

    expect(kindOf(await subjectOf(world, windowId), 2)).toBe('amendment');
  });

  it('of an emergency and of a proposal is its own', async () => {
    const world = await createWorld();
    const { windowId } = await emergencyWindow(world);
    expect(kindOf(await subjectOf(world, windowId), 1)).toBe('emergency');
    expect(kindOf({ kind: 'proposal', proposal: await policyProposalSubject(world) }, 1)).toBe('policy');
  });
});
