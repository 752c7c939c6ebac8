import { describeQuestion } from '../../lambdas/describe/question';
import type { Site } from '../../lambdas/domain/site/site';
import type { Subject } from '../../lambdas/domain/voting/subject';
import type { Window } from '../../lambdas/domain/window/window';
import type { Occasion } from '../../lambdas/mail/voting-mail';
import { as, createWorld, requestedWindow, type World, windowRequest } from '../commands/fixtures';

export const minted = { secret: 's'.repeat(43), code: '042017', letters: 'BCDFGHJKLMNP' };
export const approvalsUrl = 'https://quiesce.example/approvals';
const nobody = { people: [], machines: [], version: 0 };

export function descriptionOf(subject: Subject, planVersion: number, directory = nobody, site?: Site) {
  const description = describeQuestion(subject, planVersion, { directory, site });
  if (!description) throw new Error('the plan version was edited away');
  return description;
}

export async function mailOn(world: World, subject: Subject, planVersion: number, occasion: Occasion = 'question') {
  const found = await world.store.load([{ kind: 'directory' }, { kind: 'site', siteId: 'demo' }]);
  const [directory, site] = [found.directory(), found.site('demo')];
  const description = describeQuestion(subject, planVersion, { directory, site });
  if (!description) throw new Error('the plan version was edited away');
  return { description, directory, approverId: 'ben', minted, approvalsUrl, occasion };
}

export const mailAbout = (world: World, window: Window, planVersion = window.planVersion) =>
  mailOn(world, { kind: 'window', window }, planVersion);

export async function mailScenario(changes: Parameters<typeof windowRequest>[0] = {}, who = 'rita') {
  const world = await createWorld();
  const window = await requestedWindow(world, windowRequest(changes), as(who));
  return { window, ...(await mailAbout(world, window)) };
}
