import { requestedWindow, type World } from '../../commands/fixtures';
import { createReactions, type Reactions, settleDown } from '../reactions';

/** A window that everyone was asked about, and everything about it delivered. */
export async function asked(world: World) {
  const play = createReactions(world);
  const { windowId } = await requestedWindow(world);
  await settleDown(play, windowId);
  return { play, windowId };
}

/** The mails since, as `[to, subject]`. */
export async function mailsOf(play: Reactions, subjectId: string, act: () => Promise<unknown>) {
  play.world.now += 60;
  await settleDown(play, subjectId);
  const before = play.topics.mails.length;
  await act();
  await settleDown(play, subjectId);
  return play.topics.mails.slice(before);
}
export const addressed = (mails: readonly { to: string; subject: string }[]) =>
  mails.map(({ to, subject }) => [to, subject]);
