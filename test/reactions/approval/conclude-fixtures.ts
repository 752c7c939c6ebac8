import type { OutcomeMailDeps } from '../../../lambdas/reactions/approval/mail-outcome';
import type { World } from '../../commands/fixtures';
import { FakeTopics, Logged } from '../fakes';

/** conclude-request on a world, with fakes for what lies outside. */
export function concluding(world: World) {
  const topics = new FakeTopics();
  const logged = new Logged();
  const deps: OutcomeMailDeps = { ...world.deps, topics, log: logged.log };
  return { deps, topics, logged };
}

export const windowIn = async ({ store }: World, windowId: string) =>
  (await store.load([{ kind: 'window', windowId }])).window(windowId);

export const subjects = ({ mails }: FakeTopics) => mails.map(({ to, subject }) => [to, subject]);
