import { type Api, bodyOf, etagOf } from '../../api/client';
import type { Proposal, Site } from '../../api/types';
import type { SiteForm } from './form';
import { patchOf } from './patch-of';
import { settingsOf } from './settings-of';

export interface TypedSite {
  readonly typed: SiteForm;
  /** The site that is edited, as it is now; undefined for a new one. */
  readonly site: Site | undefined;
  /** The form as it was when the person began. */
  readonly base: SiteForm;
}

export interface Sent {
  readonly siteId: string;
  /** For those who have to approve another policy. */
  readonly proposal?: Proposal;
}

/**
 * Creates a site, or changes exactly what the person changed. Also what has arrived already, but whose answer got lost: it is then the same change,
 * which is not made again.
 *
 * @param key the Idempotency-Key
 */
export async function sendSite(api: Api, { typed, site, base }: TypedSite, key: string): Promise<Sent> {
  const settings = settingsOf(typed);
  if (!site) {
    const params = { header: { 'Idempotency-Key': key } };
    return bodyOf(api.POST('/v1/sites', { params, body: { siteId: typed.siteId.trim(), ...settings } }));
  }
  const { siteId, version } = site;
  const header = { 'Idempotency-Key': key, 'If-Match': etagOf(version) };
  const body = {
    ...patchOf(settingsOf(base), settings),
    ...filled({ reason: typed.reason, ticket: typed.ticket }),
  };
  return bodyOf(api.PATCH('/v1/sites/{siteId}', { params: { path: { siteId }, header }, body }));
}

const filled = <T extends Readonly<Record<string, string>>>(texts: T): Partial<T> => {
  const kept: Partial<T> = {};
  for (const name in texts) if (texts[name]?.trim()) kept[name] = texts[name];
  return kept;
};
