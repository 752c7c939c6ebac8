import { Refusal } from '../../domain/refusal';

/** @throws Refusal `stale-version` */
export function assertVersion(seen: { readonly version: number }, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === seen.version) return;
  throw new Refusal('stale-version', 'It has changed since you read it. Read it again before you retry.', {
    version: seen.version,
  });
}
