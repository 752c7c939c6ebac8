import { openQuestions } from '../../../lambdas/commands/requirements/open-questions';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { admin, createWorld, demo, requestedWindow } from '../fixtures';

it('open questions are found on every site, however many there are', async () => {
  const world = await createWorld();
  for (let n = 0; n < 100; n++) {
    const site = { ...demo(), siteId: `other-${n}`, hostnames: [`other-${n}.example`] };
    await createSite(world.deps, site, admin);
  }
  const first = await requestedWindow(world);
  const last = await requestedWindow(world, { siteId: 'other-99' });

  const found = await openQuestions(world.deps);

  const subjects = [first, last].map((window) => ({ subject: { kind: 'window', window }, question: window }));
  expect(found).toEqual(subjects);
});
