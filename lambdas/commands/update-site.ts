import type { Site } from '../domain/site';
import type { Actor } from '../domain/window';
import type { SiteSettings } from './create-site';
import type { Deps } from './deps';

/** Replaces a site's settings (PUT). @throws Refusal */
export async function updateSite(
  _deps: Deps,
  _settings: SiteSettings & { readonly ifVersion?: number | undefined },
  _actor: Actor,
): Promise<Site> {
  throw new Error('not written');
}
