import { setTimeout as sleep } from 'node:timers/promises';

/** Waits up to so many milliseconds, so that those who lost the same race do not meet again. */
export type Backoff = (milliseconds: number) => Promise<void>;

export const randomBackoff: Backoff = (milliseconds) => sleep(Math.random() * milliseconds);
