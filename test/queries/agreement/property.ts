import fc from 'fast-check';
import { instantText } from '../../../lambdas/domain/local-time';
import { siteStatus } from '../../../lambdas/queries/site/site-status';
import { approvedWindow, forkOf, hour, T0, type World } from '../../commands/fixtures';
import { historyOf } from '../../commands/histories/histories';
import { assertInvariants } from '../../commands/histories/invariant-checks';
import { dying, origin, outcomeOf } from '../../commands/histories/live';
import { createOrigins } from '../../commands/histories/origins';
import { expectAgreement, type Seen } from './agree';
import { FlakyEdge, type Publishing, publishing } from './flaky-edge';

const week = 7 * 86_400;

const acts = fc.tuple(
  historyOf({ minLength: 3, maxLength: 12 }),
  fc.array(publishing, { minLength: 12, maxLength: 12 }),
);
type Acts = typeof acts extends fc.Arbitrary<infer A> ? A : never;

/** Windows of which only the next is at the edge. */
async function planAhead(world: World): Promise<void> {
  for (const hours of [2, 3, 4]) {
    const startsAt = instantText(T0 + hours * hour);
    const endsAt = instantText(T0 + hours * hour + 600);
    await approvedWindow(world, { startsAt, endsAt, paths: ['/x'] }).catch(() => undefined);
  }
}

/** Lives a history, comparing after each step; @returns how often everything was recorded that happened to the store */
async function live(world: World, edge: FlakyEdge, [steps, publishes]: Acts, seen: Seen): Promise<void> {
  let compared = '';
  // A refused step and a late publish leave everything as it was compared before.
  const compare = async () => {
    const state = `${world.now} ${world.store.commits} ${await edge.store.etag()}`;
    if (state !== compared) await expectAgreement(world, edge, seen);
    compared = state;
  };
  for (const [index, { step, fate }] of steps.entries()) {
    const deps = { ...dying(world, fate), armedSecondsAhead: edge.armedSecondsAhead };
    // Publishes are real here.
    if (step.do === 'site' && step.how === 'published') continue;
    await outcomeOf({ world, deps, seen: world.store.all(), key: `step ${index}` }, step);
    const how: Publishing = publishes[index] ?? 'later';
    if (await edge.isRecorded()) await compare();
    await edge.publish(how);
    seen.add(how);
    if (await edge.isRecorded()) await compare();
    else seen.add('not recorded');
  }
  await edge.publish('checked');
  assertInvariants(await edge.isRecorded(), 'everything is recorded in the end');
  await compare();
  await expectPublished(world, edge);
}

async function expectPublished(world: World, { armedSecondsAhead }: FlakyEdge): Promise<void> {
  for (const record of world.store.all()) {
    if (record.kind !== 'site') continue;
    const status = await siteStatus({ ...world.deps, armedSecondsAhead }, record.value.siteId);
    assertInvariants(status.publication.published && status.plannedMode === undefined, 'all is published in the end', {
      status,
    });
  }
}

/** Lives so many random histories. @returns what was seen in them */
export async function agreeInMany(numRuns: number): Promise<Seen> {
  const worlds = await createOrigins();
  const seen: Seen = new Set();
  await fc.assert(
    fc.asyncProperty(origin, fc.constantFrom(week, 60), acts, async (from, secondsAhead, history) => {
      const world = forkOf(worlds[from]);
      if (secondsAhead < week) await planAhead(world);
      await live(world, new FlakyEdge(world, secondsAhead), history, seen);
    }),
    { numRuns },
  );
  return seen;
}

/** What the histories must have led to, or the test says little. */
export const wanted = [
  'at once',
  'refused',
  'dies',
  'changed by hand',
  'not recorded',
  'status edge full',
  'status edge open',
  'status plan full',
  'status planned',
  'explain edge full',
  'explain plan full',
  'explain planned',
];
