import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../control/statistics';
import type { BenchMachine } from '../machine/machine';
import { fault, type Outcome } from './outcome';
import { approvedWindow, siteName } from './population';
import { commandsOn, forEach } from './product';

const AT_ONCE = 8;
/** Enough to schedule a thousand boundaries on a busy computer, and more than what goes through the queue. */
const LEAD_SECONDS = 200;
const RECORDED_WITHIN_SECONDS = 60;

/** Windows on these sites start in the same second; each is recorded by a call of its own within the minute. */
export async function boundaries(machine: BenchMachine, sites: readonly number[]): Promise<Outcome> {
  const commands = await commandsOn(machine);
  const now = Math.floor(Date.now() / 1000);
  const startsAt = now + LEAD_SECONDS;
  const windowIds: string[] = [];
  await forEach(sites, AT_ONCE, async (site) => {
    windowIds.push((await approvedWindow(commands, siteName(site), startsAt, now)).windowId);
  });
  await machine.untilQuiet();
  const scheduledAt = Math.floor(Date.now() / 1000);
  if (scheduledAt >= startsAt)
    throw new Error(`The windows were scheduled ${scheduledAt - startsAt} s after their start`);
  await sleep((startsAt + RECORDED_WITHIN_SECONDS) * 1000 - Date.now());
  const snapshot = await commands.store.load(windowIds.map((windowId) => ({ kind: 'window', windowId })));
  const windows = windowIds.flatMap((windowId) => snapshot.window(windowId) ?? []);
  const lateness = windows.flatMap(({ activatedAt }) => (activatedAt === undefined ? [] : activatedAt - startsAt));
  const missing = sites.length - lateness.length;
  return {
    name: `${sites.length} boundaries in one second`,
    facts: [
      `scheduled ${startsAt - scheduledAt} s before`,
      `${lateness.length} recorded within ${RECORDED_WITHIN_SECONDS} s: after ${percentile(lateness, 0.5)} s (median) to ${Math.max(...lateness)} s`,
    ],
    faults: fault(missing > 0, `${missing} were not recorded in the minute`),
  };
}
