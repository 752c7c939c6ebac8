import { parseToken } from '../../../lambdas/domain/voting/voting-link';
import type { Window } from '../../../lambdas/domain/window/window';
import { mint } from '../../../lambdas/platform/mint';
import type { NotifyDeps } from '../../../lambdas/reactions/approval/mail-letters';
import { createWorld, refOf, requestedWindow, type World } from '../../commands/fixtures';
import { FakeTopics, Logged } from '../fakes';

/** notify-approvers on a world, with fakes for what lies outside. */
export function notifying(world: World) {
  const topics = new FakeTopics();
  const logged = new Logged();
  const approvalsUrl = 'https://quiesce.example/approvals';
  const deps: NotifyDeps = { ...world.deps, topics, mint, approvalsUrl, log: logged.log };
  return { deps, topics, logged };
}

/** The flow of a plan version when it asks. */
export const askingOf = (window: Pick<Window, 'windowId' | 'planVersion'>) => ({
  ...refOf(window),
  taskToken: 'token',
});

export async function askingScenario(policy: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(policy);
  const window = await requestedWindow(world);
  return { world, window, asking: askingOf(window), ...notifying(world) };
}

/** Link and code as the person who got the mail types them. */
export function readMail(text = '') {
  const link = parseToken(text.match(/^https:\/\/quiesce\.example\/approvals\?token=(\S+)$/m)?.[1] ?? '');
  const code = text.match(/^\d{6}$/m)?.[0];
  if (!link || !code) throw new Error('no link or no code in the mail');
  return { ...link, code };
}

export async function requestOf({ store }: World, subjectId: string, planVersion = 1) {
  return (await store.load([{ kind: 'approval-request', subjectId, planVersion }])).request(subjectId, planVersion);
}
