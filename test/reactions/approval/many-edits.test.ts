import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { as, createWorld, requestedWindow } from '../../commands/fixtures';
import { createReactions, settleDown } from '../reactions';

/** The kind: changes in quick succession, of which most are asked of nobody, are forgotten about those who were asked before. */
describe('a window that is changed many times within a minute', () => {
  it('and cancelled after more changes than one read finds, has them told', async () => {
    const world = await createWorld();
    const play = createReactions(world);
    const { windowId } = await requestedWindow(world);
    await settleDown(play, windowId);
    for (let n = 0; n < 120; n++) await editWindow(world.deps, { windowId, message: `text ${n}` }, as('rita'));
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await settleDown(play, windowId);
    expect(play.topics.to('ana').at(-1)?.subject).toBe('Maintenance of demo: cancelled');
  });

  it.each([2, 14, 20, 30, 50])(
    'and cancelled after %i changes, has everyone told who holds a mail about it',
    async (changes) => {
      const world = await createWorld();
      const play = createReactions(world);
      const { windowId } = await requestedWindow(world);
      await settleDown(play, windowId);
      for (let n = 0; n < changes; n++) {
        await editWindow(world.deps, { windowId, message: `text ${n}` }, as('rita'));
        if (n % 5 === 4) await settleDown(play, windowId);
      }
      await settleDown(play, windowId);
      const before = play.topics.mails.length;

      await cancelWindow(world.deps, { windowId }, as('rita'));
      await settleDown(play, windowId);

      const mails = play.topics.mails.slice(before);
      expect(mails.map(({ to }) => to).sort()).toEqual(['ana', 'ben', 'cy']);
      for (const { subject } of mails) expect(subject).toBe('Maintenance of demo: cancelled');
    },
  );
});
