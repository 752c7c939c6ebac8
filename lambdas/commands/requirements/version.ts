import { Refusal } from '../../domain/refusal';

/** @throws Refusal `stale-version` */
export function assertVersion(seen: { readonly version: number }, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === seen.version) return;
  throw new Refusal('stale-version', staleText('version', ifVersion, seen.version), { version: seen.version });
}

/**
 * Versions count upwards, so somebody who sent a higher one never read it.
 *
 * @param noun of what the numbers are: `version`, `plan version`
 */
export const staleText = (noun: string, sent: number, current: number): string =>
  sent > current
    ? `There is no ${noun} ${sent} of it now: the current one is ${current}. Read it before you retry.`
    : 'It has changed since you read it. Read it again before you retry.';
