import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';

/** Time, ids, patience and chance of the machine we run on: the deployed functions' side of those seams. */
export const system = {
  /** Whole seconds, rounded down. */
  clock: (): number => Math.floor(Date.now() / 1000),
  newId: (): string => ulid(),
  pause: (milliseconds: number): Promise<void> => sleep(milliseconds),
  random: (): number => Math.random(),
};
