import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 8_000;

/**
 * Ends a process of an earlier start, if `pid` still is one: its command line must contain every one of `marks`, because
 * the number may belong to somebody else by now. SIGTERM first, SIGKILL after 8 s.
 * @returns whether there was one.
 */
export async function endPredecessor(pid: number, marks: readonly string[]): Promise<boolean> {
  if (!isOurs(pid, marks)) return false;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (isOurs(pid, marks) && Date.now() < deadline) await sleep(25);
  if (isOurs(pid, marks)) process.kill(pid, 'SIGKILL');
  while (isOurs(pid, marks)) await sleep(25);
  return true;
}

/** A zombie has an empty command line, so it counts as gone. */
function isOurs(pid: number, marks: readonly string[]): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false;
  const commandLine = commandLineOf(pid);
  return commandLine !== '' && marks.every((mark) => commandLine.includes(mark));
}

function commandLineOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return '';
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
