import { DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS, type EdgePathMatch } from '../../../edge/document/document';
import { Refusal } from '../../domain/refusal';
import { type BrandingSettings, brandingOf } from '../../domain/site/branding';
import { assertKnownToGate } from '../../domain/site/hostnames';
import type { Method } from '../../domain/site/methods';
import { noticesOf, type WantedNotices } from '../../domain/site/notices';
import type { HostnameClaim, Site } from '../../domain/site/site';
import {
  defaultExemptions,
  defaultPolicy,
  mergedPolicy,
  type PolicySettings,
  siteOf,
} from '../../domain/site/site-rules';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { ArmingDeps } from '../transaction/deps';

export interface SiteSettings {
  readonly siteId: string;
  readonly hostnames: readonly string[];
  /** Members left out take their defaults (`defaultPolicy`); of a site that exists they stay as they are. */
  readonly policy?: PolicySettings | undefined;
  /** Default `UTC`. */
  readonly timeZone?: string | undefined;
  /** Path prefixes never blocked; `defaultExemptions` when absent. */
  readonly exemptions?: readonly string[] | undefined;
  /** Methods that pass in read-only mode; `readingMethods` when absent. */
  readonly allowedMethods?: readonly Method[] | undefined;
  /** `['*']` for any. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Default `segments`. */
  readonly pathMatch?: EdgePathMatch | undefined;
  /** Default `DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS`. */
  readonly retryAfterMaximumSeconds?: number | undefined;
  readonly branding?: BrandingSettings | undefined;
  /** Off when absent. */
  readonly notices?: WantedNotices | undefined;
  readonly bypass?: { readonly cidrs?: readonly string[] | undefined } | undefined;
}

/** What commands about sites need to know of the gate. */
export interface SiteDeps extends ArmingDeps {
  /** The gate looks wildcard hostnames up. */
  readonly wildcards: boolean;
}

/** What `siteFrom` makes this site of: everything that an administrator sets. */
export function settingsOf({ siteId: _, createdAt: __, version: ___, ...settings }: Site): object {
  return settings;
}

/** @throws Refusal `malformed`, `unknown-time-zone`, `wildcards-off` */
export function siteFrom(settings: SiteSettings, { wildcards }: Pick<SiteDeps, 'wildcards'>, version: number): Site {
  const { siteId, hostnames, policy = {}, timeZone = 'UTC', exemptions = defaultExemptions } = settings;
  const { allowedMethods, corsOrigins = [], bypass, pathMatch = 'segments' } = settings;
  const { retryAfterMaximumSeconds = DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS } = settings;
  const branding = brandingOf(settings.branding ?? {});
  const notices = noticesOf(settings.notices ?? {});
  const site = siteOf({
    siteId,
    hostnames,
    policy: mergedPolicy(defaultPolicy, policy),
    timeZone,
    exemptions,
    ...(allowedMethods && { allowedMethods }),
    ...(corsOrigins.length > 0 && { corsOrigins }),
    ...(pathMatch !== 'segments' && { pathMatch }),
    ...(retryAfterMaximumSeconds !== DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS && { retryAfterMaximumSeconds }),
    ...(branding && { branding }),
    ...(notices && { notices }),
    ...(bypass?.cidrs && bypass.cidrs.length > 0 && { bypass: { cidrs: bypass.cidrs } }),
    version,
  });
  assertKnownToGate(site.hostnames, wildcards);
  return site;
}

/** @throws Refusal `hostname-taken` */
export function claims(snapshot: Snapshot, siteId: string, hostnames: readonly string[]): VersionedRecord[] {
  const taken = hostnames.flatMap((hostname) => snapshot.hostname(hostname) ?? []);
  if (taken.length > 0) throw takenBy(taken);
  return hostnames.map((hostname) => ({ kind: 'hostname', value: { hostname, siteId, version: 1 } }));
}

function takenBy(taken: readonly HostnameClaim[]): Refusal {
  const has = taken.map((claim) => `${claim.hostname} belongs to the site ${claim.siteId}`).join(', ');
  return new Refusal(
    'hostname-taken',
    `A hostname can belong to only one site: ${has}. Remove it there first, or leave it out here.`,
    {
      hostnames: taken.map(({ hostname }) => hostname),
      owners: Object.fromEntries(taken.map(({ hostname, siteId }) => [hostname, siteId])),
    },
  );
}

/** Hostnames that a site gives up; other sites can have them from the same commit on. */
export function releases(siteId: string, hostnames: readonly string[]): VersionedRecord[] {
  return hostnames.map((hostname) => ({ kind: 'hostname', value: { hostname, siteId, version: 1 } }));
}
