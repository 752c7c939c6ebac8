import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beganAt, endPredecessor, startOf } from './predecessor';

/**
 * Takes the data directory: a live predecessor on the same directory is ended first, because two machines must not share
 * one state.
 * @returns gives the directory back.
 */
export async function takeDirectory(directory: string, progress: (line: string) => void): Promise<() => void> {
  const file = join(directory, 'quiesce.pid');
  if (existsSync(file)) {
    const [pid, ticks = ''] = readFileSync(file, 'utf8').split(' ');
    if (await endPredecessor(Number(pid), beganAt(ticks))) progress(`Took over from an earlier start on ${directory}`);
  }
  const mine = `${process.pid} ${startOf(process.pid)}`;
  writeFileSync(file, mine);
  return () => {
    if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file);
  };
}
