import { setTimeout as sleep } from 'node:timers/promises';
import { processEntry } from './process-table';

const GRACE_MS = 8_000;

/** Tells whether a process id still belongs to the same process. */
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

/** The process whose command line contains all marks. */
export function runs(...marks: readonly string[]): IsOurs {
  return (pid) => {
    const commandLine = processEntry(pid)?.commandLine;
    return commandLine !== undefined && marks.every((mark) => commandLine.includes(mark));
  };
}

/** The process that started at this instant; a later process with the same id did not. */
export function beganAt(instant: string): IsOurs {
  return (pid) => instant !== '' && processEntry(pid)?.began === instant;
}

/** When a process began; empty when it is gone. */
export function startOf(pid: number): string {
  return processEntry(pid)?.began ?? '';
}
