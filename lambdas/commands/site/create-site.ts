import type { Actor } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import type { Snapshot } from '../../store/snapshot';
import { siteRoom } from '../calendar/site-room';
import { siteKeys } from '../requirements/site';
import { assertNotCovered, wildcardKeys, wildcardOwnerKeys } from '../requirements/wildcard-owners';
import { claims, type SiteDeps, type SiteSettings, siteFrom } from '../steps/site-settings';
import { audited } from '../transaction/audited';
import type { Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/**
 * A siteId that was used before continues the audit chain and the revisions of its predecessor, but not its policy: see
 * docs/decisions/0016-proposals.md. Its policy may name people who are added later.
 *
 * @throws Refusal
 */
export async function createSite(
  deps: SiteDeps,
  { idempotency, ...settings }: SiteSettings & { readonly idempotency?: Idempotency | undefined },
  actor: Actor,
): Promise<Site> {
  const wanted = siteFrom(settings, deps, 1);
  const { siteId, hostnames } = wanted;
  const reading = {
    keys: [...siteKeys(siteId, hostnames), ...wildcardKeys(deps, hostnames)],
    further: (snapshot: Snapshot) => wildcardOwnerKeys(deps, snapshot, hostnames),
  };
  return decideIdempotently<{ kind: 'site'; value: Site }>(
    deps,
    reading,
    actor,
    idempotency,
    'site',
    (snapshot, at) => {
      if (snapshot.site(siteId))
        throw new Refusal(
          'site-exists',
          `The site ${siteId} exists already: change it with PATCH, or choose another id.`,
          { siteId },
        );
      const site = { ...wanted, createdAt: at };
      const { calendar, reliedOn, reserve } = siteRoom(deps, snapshot, { site }, at);
      const result = { kind: 'site', value: site } as const;
      const head = snapshot.head(siteId);
      const commit = audited({
        head,
        at,
        actor,
        action: 'create-site',
        subject: siteId,
        before: null,
        after: site,
        headChanges: { revision: head.revision + 1 },
        put: [result, ...calendar, ...claims(snapshot, siteId, hostnames)],
        reserve,
        reliedOn: [...reliedOn, ...assertNotCovered(deps, snapshot, { siteId, come: hostnames, gone: [] }, at)],
      });
      return { result, commit };
    },
  );
}
