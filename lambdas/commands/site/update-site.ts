import type { Actor } from '../../domain/actor';
import { mergedPolicy } from '../../domain/site/site-rules';
import type { ChangedSite } from '../../store/records';
import { changeSite, type SiteChangeCall } from '../steps/change-site';
import { type SiteDeps, type SiteSettings, siteFrom } from '../steps/site-settings';

export interface SiteUpdate extends SiteSettings, SiteChangeCall {}

/**
 * Replaces a site's settings: what is left out goes back to its default. Its policy is different: what is left out of it does
 * not change.
 *
 * @throws Refusal as `changeSite`
 */
export async function updateSite(deps: SiteDeps, settings: SiteUpdate, actor: Actor): Promise<ChangedSite> {
  const { hostnames, ...wanted } = siteFrom(settings, deps, 1);
  return changeSite(
    deps,
    {
      ...settings,
      hostnames,
      wanted: ({ policy }) => ({ ...wanted, hostnames, policy: mergedPolicy(policy, settings.policy ?? {}) }),
    },
    actor,
  );
}
