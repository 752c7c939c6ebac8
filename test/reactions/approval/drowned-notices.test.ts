import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { as, createWorld, hour, requestedWindow, T0, type World } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { createReactions, settleDown } from '../reactions';

type Act = (world: World, windowId: string) => Promise<unknown>;

const comments: Act = async ({ deps }, windowId) => {
  for (let n = 0; n < 30; n++) await commentOnWindow(deps, { windowId, text: `noise ${n}` }, as('ana'));
};
const words: Act = async ({ deps }, windowId) => {
  for (let n = 0; n < 30; n++) await editWindow(deps, { windowId, ticket: `NOISE-${n}` }, as('ana'));
};

/** The kind: whoever does something to a window of somebody else drowns the news of it in small changes. */
describe.each<[string, Act, Act, string]>([
  [
    'a cancellation, in comments',
    ({ deps }, windowId) => cancelWindow(deps, { windowId, reason: 'gone' }, as('ana')),
    comments,
    'Maintenance of demo: cancelled',
  ],
  [
    'an early end, in comments',
    ({ deps }, windowId) => endWindow(deps, { windowId, reason: 'gone' }, as('ana')),
    comments,
    'Maintenance of demo: ended',
  ],
  [
    'an extension, in words',
    ({ deps }, windowId) =>
      extendWindow(deps, { windowId, endsAt: instantText(T0 + 2 * hour + 300), reason: 'gone' }, as('ana')),
    words,
    'Maintenance of demo: changed',
  ],
])('%s', (name, act, noise, subject) => {
  it('is told all the same', async () => {
    const world = await createWorld({ overrunSeconds: 600 });
    const play = createReactions(world);
    const { windowId } = await requestedWindow(world);
    await settleDown(play, windowId);
    await approveWindow(world.deps, { windowId }, as('ben'));
    await settleDown(play, windowId);
    world.now = name.startsWith('a cancellation') ? world.now + 600 : T0 + hour + 600;
    const before = play.topics.mails.length;

    await act(world, windowId);
    await noise(world, windowId);
    await settleDown(play, windowId);

    const mails = play.topics.mails.slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual(['ben', 'cy', 'rita']);
    for (const mail of mails) expect(mail).toMatchObject({ subject, text: expect.stringContaining('Why: gone') });
  });
});
