import type { PublishedEdge } from '../domain/site';
import type { Deps } from './deps';

/** Notes what the edge holds now. An older revision than the noted one changes nothing. @returns what is noted. */
export async function recordPublished(
  _deps: Deps,
  _published: { readonly siteId: string; readonly revision: number; readonly hostnames: readonly string[] },
): Promise<PublishedEdge> {
  throw new Error('not written');
}
