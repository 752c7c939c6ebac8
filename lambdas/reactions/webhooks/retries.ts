/** Seconds between the attempts, about a day in all: as the Standard Webhooks convention recommends, up to SQS's twelve hours. */
const waits = [5, 300, 1800, 7200, 18_000, 28_800, 30_600] as const;

/** How often an event is sent to a receiver that does not take it. The queue's `maxReceiveCount` is the same. */
export const attemptsInAll = waits.length + 1;

/** @param attempts so far. @returns seconds until the next attempt, or `undefined` when there is none */
export const waitAfter = (attempts: number): number | undefined => waits[attempts - 1];
