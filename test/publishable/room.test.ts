import fc from 'fast-check';
import { deleteSite } from '../../lambdas/commands/site/delete-site';
import { admin, createWorld, forkOf } from '../commands/fixtures';
import { roomCases } from './room-cases';
import { type Outcomes, runRoomCase } from './room-run';

const runs = Number(process.env.ROOM_RUNS ?? 15);
const seed = Number(process.env.ROOM_SEED ?? 1);

it(`in a store that is nearly full, what is accepted is at the edge at every instant, in ${runs} random histories`, async () => {
  const base = await createWorld();
  await deleteSite(base.deps, { siteId: 'demo' }, admin);
  const outcomes: Outcomes = new Map();
  for (const [index, one] of fc.sample(roomCases, { seed, numRuns: runs }).entries()) {
    await runRoomCase(forkOf(base), one, outcomes).catch((error: Error) => {
      throw new Error(`Case ${index} of seed ${seed}: ${error.message}`, { cause: error });
    });
  }
  if (process.env.ROOM_SHOW) process.stdout.write(`${JSON.stringify([...outcomes].sort())}\n`);
  for (const seen of [
    'window accepted',
    'window edge-store-full',
    'site accepted',
    'site edge-store-full',
    'amend accepted',
  ]) {
    expect([seen, outcomes.get(seen) ?? 0]).not.toEqual([seen, 0]);
  }
  expect(outcomes.get('whole emergency accepted')).toBeGreaterThan(5);
  const refused = [...outcomes.keys()].filter((name) => name.startsWith('whole emergency '));
  expect(refused.filter((name) => /edge-capacity|edge-store-full|calendar-full/.test(name))).toEqual([]);
}, 120_000);
