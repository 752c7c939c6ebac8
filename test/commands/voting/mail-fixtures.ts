import type { LinkParts } from '../../../lambdas/commands/requirements/link';
import { type MailVote, voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { secretHashOf } from '../../../lambdas/domain/voting/voting-link';
import type { Window } from '../../../lambdas/domain/window/window';
import { askApprovers, code, createWorld, requestedWindow, type World, windowOf } from '../fixtures';

export interface Asked {
  readonly world: World;
  readonly window: Window;
  readonly link: (approverId: string) => LinkParts;
  readonly vote: (approverId: string, changes?: Partial<MailVote>) => Promise<Window>;
}

export async function mailedWindow(policy = {}): Promise<Asked> {
  const world = await createWorld(policy);
  const window = await requestedWindow(world);
  const secretOf = await askApprovers(world, window);
  const link = (approverId: string) => ({ subjectId: window.windowId, approverId, secret: secretOf(approverId) });
  const vote: Asked['vote'] = async (approverId, changes = {}) => {
    const cast: MailVote = { ...link(approverId), code, decision: 'approve', ...changes };
    return windowOf(await voteByMail(world.deps, cast, { sourceIp: '198.51.100.9' }));
  };
  return { world, window, link, vote };
}

export const attemptsOf = async ({ world, link }: Asked, approverId: string) => {
  const { subjectId, secret } = link(approverId);
  const secretHash = secretHashOf(secret);
  return (await world.store.load([{ kind: 'link-attempts', subjectId, secretHash }])).attempts(subjectId, secretHash);
};

/** All that matters: everything but the attempts. */
export const state = (world: World) => world.store.all().filter(({ kind }) => kind !== 'link-attempts');
