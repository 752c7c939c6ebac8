import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 8_000;

/** Whether a process number still means the process it once meant. */
export type IsOurs = (pid: number) => boolean;

/**
 * Ends a process of an earlier start, if there still is one: SIGTERM first, SIGKILL after 8 s.
 * @returns whether there was one.
 */
export async function endPredecessor(pid: number, isOurs: IsOurs): Promise<boolean> {
  const alive = () => Number.isInteger(pid) && pid > 1 && pid !== process.pid && isOurs(pid);
  if (!alive()) return false;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (alive() && Date.now() < deadline) await sleep(25);
  if (alive()) process.kill(pid, 'SIGKILL');
  while (alive()) await sleep(25);
  return true;
}

/** The process whose command line contains all marks. A zombie has none, so it counts as gone. */
export function runs(...marks: readonly string[]): IsOurs {
  return (pid) => {
    const commandLine = readProc(pid, 'cmdline').replaceAll('\0', ' ').trim();
    return commandLine !== '' && marks.every((mark) => commandLine.includes(mark));
  };
}

/** The process that began at this tick since boot: no later one with the same number did. */
export function beganAt(ticks: string): IsOurs {
  return (pid) => ticks !== '' && startOf(pid) === ticks && readProc(pid, 'cmdline') !== '';
}

/** When a process began, in clock ticks since boot; empty when it is gone. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export function startOf(pid: number): string {
  const afterName = readProc(pid, 'stat').split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? '';
}

function readProc(pid: number, name: string): string {
  const file = `/proc/${pid}/${name}`;
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
