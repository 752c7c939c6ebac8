import { Refusal } from '../../domain/refusal';

/** @throws Refusal `stale-version` */
export function assertVersion(seen: { readonly version: number }, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === seen.version) return;
  throw new Refusal('stale-version', 'It was changed since it was read; read it again and decide anew.', {
    version: seen.version,
  });
}
