import type { Actor } from '../../domain/actor';
import { hostnamesOf } from '../../domain/site/hostnames';
import { mergePatch } from '../../domain/site/merge-patch';
import type { ChangedSite } from '../../store/records';
import { changeSite, type SiteChange, type SiteChangeCall } from '../steps/change-site';
import { type SiteDeps, settingsOf, siteFrom } from '../steps/site-settings';

export interface SitePatch extends SiteChangeCall, Pick<SiteChange, 'idempotency'> {
  /** Settings of the site and of its policy; `null` puts one back to its default. */
  readonly patch: { readonly hostnames?: readonly string[] | undefined };
}

/**
 * Changes the settings that a patch names, also within the policy and other nested settings; the others stay as they are.
 *
 * @throws Refusal as `changeSite`
 */
export async function patchSite(deps: SiteDeps, { patch, ...call }: SitePatch, actor: Actor): Promise<ChangedSite> {
  const { siteId } = call;
  const hostnames = patch.hostnames ? hostnamesOf(patch.hostnames) : [];
  return changeSite(
    deps,
    {
      ...call,
      hostnames,
      wanted: (before) =>
        siteFrom({ siteId, hostnames: before.hostnames, ...mergePatch(settingsOf(before), patch) }, deps, 1),
    },
    actor,
  );
}
