import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const mostBusy = 0.15;
const seconds = 5;
const mostSeconds = 300;

/**
 * Until all processors together were idle for some seconds: what a runtime does after its start, with a copy of many windows for
 * a minute, would slow down whatever is measured.
 */
export async function untilIdle(): Promise<void> {
  let idle = 0;
  for (let second = 0; idle < seconds && second < mostSeconds; second += 1)
    idle = (await busy()) < mostBusy ? idle + 1 : 0;
  if (idle < seconds)
    console.log(`The computer was not idle within ${mostSeconds} s; the times are those of a busy one.`);
}

/** The part of a second in which the processors worked, from 0 to 1. */
async function busy(): Promise<number> {
  const before = spent();
  await sleep(1000);
  const after = spent();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function spent() {
  const times = cpus().map(({ times: of }) => of);
  const idle = times.reduce((sum, of) => sum + of.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) };
}
