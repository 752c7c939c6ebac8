import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { outcomeOn } from '../../../lambdas/domain/voting/subject';
import { as, askApprovers, code, createWorld, hour, refOf, refusalOf, setPolicy } from '../fixtures';
import { headOf } from '../histories/windows';
import { approveWindow, ratifyWindow } from '../signed-votes';
import { breakGlass } from './emergency-fixtures';

/** An hour of emergency that must be ratified within ten minutes; everyone was mailed a link. */
async function given() {
  const world = await createWorld();
  const { emergency } = (await world.store.load([{ kind: 'site', siteId: 'demo' }])).site('demo')?.policy ?? {};
  if (!emergency) throw new Error('the site is there');
  await setPolicy(world, { emergency: { ...emergency, ratifyWithinSeconds: 600 } });
  const window = await breakGlass(world, { durationMinutes: 60 }, as('rita'));
  const secretOf = await askApprovers(world, window);
  const { windowId } = window;
  const mail = (approverId: string) => ({ subjectId: windowId, approverId, secret: secretOf(approverId), code });
  const amend = () => editWindow(world.deps, { windowId, endsAt: instantText(world.now + 2 * hour) }, as('rita'));
  return { world, window, windowId, mail, amend };
}

describe('an emergency that lapsed and goes on', () => {
  it('is changed only once it was ratified late, and both decisions stay what they were', async () => {
    const { world, window, windowId, amend } = await given();
    world.now += 600;
    await expireQuestion(world.deps, refOf(window));
    expect(await refusalOf(amend())).toBe('illegal-move');
    await ratifyWindow(world.deps, { windowId }, as('ana'));
    await amend();

    const after = await approveWindow(world.deps, { windowId }, as('ben'));

    const subject = { kind: 'window', window: after } as const;
    expect([1, 2].map((planVersion) => outcomeOn(subject, planVersion))).toEqual(['approved', 'approved']);
    expect(after).toMatchObject({ planVersion: 2, emergency: { ratifiedBy: 'ana' } });
    expect((await headOf(world)).unratified).toEqual([]);
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('cy')))).toBe('already-voted');
  });

  it('is ratified late also when it is over, and breaks no more glass meanwhile', async () => {
    const { world, window, windowId } = await given();
    world.now += 600;
    await expireQuestion(world.deps, refOf(window));
    await endWindow(world.deps, { windowId }, as('rita'));
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-suspended');

    await ratifyWindow(world.deps, { windowId }, as('ana'));

    expect((await headOf(world)).unratified).toEqual([]);
    expect((await breakGlass(world)).status).toBe('active');
  });
});

describe('an emergency that is ratified by mail', () => {
  it('takes another plan, and the other links of the ratification say so from then on', async () => {
    const { world, windowId, mail, amend } = await given();
    await voteByMail(world.deps, { ...mail('ana'), decision: 'approve' });
    await amend();
    expect(await refusalOf(voteByMail(world.deps, { ...mail('ben'), decision: 'approve' }))).toBe('illegal-move');

    await approveWindow(world.deps, { windowId }, as('ben'));

    expect(await refusalOf(voteByMail(world.deps, { ...mail('cy'), decision: 'approve' }))).toBe('link-superseded');
    expect((await headOf(world)).unratified).toEqual([]);
  });
});
