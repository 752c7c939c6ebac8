import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';

/** The real clock, ids, waiting and randomness; tests inject their own. */
export const system = {
  /** Whole seconds, rounded down. */
  clock: (): number => Math.floor(Date.now() / 1000),
  milliseconds: (): number => Date.now(),
  newId: (): string => ulid(),
  pause: (milliseconds: number): Promise<void> => sleep(milliseconds),
  random: (): number => Math.random(),
};
