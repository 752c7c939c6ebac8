import type { EdgeEntry } from '../../edge/document/document';
import { encodeSite } from '../../edge/document/encode';
import { bytes } from '../../lambdas/domain/limits';
import { Refusal } from '../../lambdas/domain/refusal';
import { edgeSite } from '../../lambdas/queries/site/edge-site';
import type { World } from '../commands/fixtures';
import { week } from '../commands/fixtures';
import type { RoomCase, RoomStep } from './room-cases';
import { RoomWorld, siteIds } from './room-world';

/** How often each step was accepted or refused, by code. */
export type Outcomes = Map<string, number>;

/**
 * Lets a history happen in a store that is nearly full, and then lets time pass until all its windows are over. After each step,
 * everything that was accepted must be at the edge, and nobody may hold more than is reserved.
 */
export async function runRoomCase(base: World, { free, looks, steps }: RoomCase, outcomes: Outcomes): Promise<void> {
  const room = new RoomWorld(base, free);
  await room.begin();
  const begin = looks.map((look, site) => ({ do: 'site', site, look }) as const);
  for (const step of [...begin, ...steps]) {
    if (step.do === 'wait') await wait(room, step);
    else await attempt(room, step, outcomes);
    await check(room, JSON.stringify(step));
  }
  for (let n = 0; n < 200 && (await isAnyAhead(room)); n++) {
    await wait(room, { do: 'wait', hours: 13, alive: n % 2 === 0 });
    await check(room, 'the end');
  }
}

async function attempt(room: RoomWorld, step: Exclude<RoomStep, { do: 'wait' }>, outcomes: Outcomes): Promise<void> {
  const outcome = await room.take(step).then(() => 'accepted', codeOf);
  const whole = step.do === 'emergency' && step.paths.length === 0;
  const name = `${whole ? 'whole emergency' : step.do} ${outcome}`;
  outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  await room.publish();
}

/** With schedules, sites are published at the instants at which windows come near; without, when reconcile finds them late. */
async function wait(room: RoomWorld, { hours, alive }: Extract<RoomStep, { do: 'wait' }>): Promise<void> {
  const { world } = room;
  const until = world.now + hours * 3600;
  while (alive) {
    const next = Math.min(...(await Promise.all(siteIds.map((siteId) => room.armsNextAt(siteId)))));
    if (next > until) break;
    world.now = Math.max(world.now, next);
    await armDue(room);
    await check(room, 'a window comes near');
  }
  world.now = until;
  await room.flipEnds();
  await room.publish();
  await armDue(room);
}

async function armDue(room: RoomWorld): Promise<void> {
  for (const siteId of siteIds) {
    if ((await room.armsNextAt(siteId)) <= room.world.now) await room.arm(siteId);
  }
}

async function isAnyAhead(room: RoomWorld): Promise<boolean> {
  const states = await Promise.all(siteIds.map((siteId) => room.state(siteId)));
  return states.some(({ entries }) => entries.some(({ endsAt }) => endsAt > room.world.now));
}

async function check(room: RoomWorld, where: string): Promise<void> {
  const { now } = room.world;
  const failed = (what: string, seen: unknown) => {
    throw new Error(`${what} after ${where}: ${JSON.stringify(seen)}`);
  };
  let reserved = room.ballast;
  for (const siteId of siteIds) {
    const state = await room.state(siteId);
    reserved += state.reservedBytes;
    if (state.stored > state.reservedBytes) failed('A site holds more than it reserved', state);
    if (state.head.revision !== (state.edge?.publishedRevision ?? 0)) failed('A site is not published', state.edge);
    if (state.edge?.setAside) failed('A site was set aside', state.edge);
    const { site } = await edgeSite(room.deps, siteId);
    const must = state.entries.filter(({ startsAt, endsAt }) => endsAt > now && startsAt <= now + week);
    const near = site.intervals.filter(({ windowId }) => must.some((entry) => entry.windowId === windowId));
    if (near.length < must.length) failed('A window that is near is not armed', { must, near });
    const missing = encodeSite({ ...site, intervals: near }, now).filter((entry) => !isThere(state.own, entry));
    if (missing.length > 0) failed('The edge does not have what it should have', { siteId, missing, own: state.own });
  }
  const { room: counted } = await room.state('alpha');
  if (counted !== reserved) failed('The counter is not the sum of what is reserved', { counted, reserved });
  if (reserved > bytes.edgeStore) failed('More is reserved than there is', reserved);
  if (room.logged.codes().includes('window-not-armed')) failed('A window was not armed', room.logged.lines.slice(-5));
}

/** A schedule may also have the next window, which is farther ahead. */
function isThere(own: readonly (readonly [string, string])[], { key, value }: EdgeEntry): boolean {
  const found = own.find(([name]) => name === key)?.[1] ?? '';
  if (key.includes('/')) return found === value;
  const [, , ...intervals] = JSON.parse(value.slice(11));
  return intervals.every((interval: unknown) => found.includes(JSON.stringify(interval)));
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof Refusal) return thrown.code;
  throw thrown;
}
