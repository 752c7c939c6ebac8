import type { PublishedEdge, SetAsideReason } from './site';

/** Why the edge store does not have the newest state: `under-way` passes within seconds, the others need a person. */
type NotPublishedReason = SetAsideReason | 'under-way';

/** Whether the edge store has the newest state of a site. Propagation to all edge locations takes about 30 s more. */
export type Publication =
  | { readonly published: true }
  | { readonly published: false; readonly notPublishedReason: NotPublishedReason };

/** @param revision the site's current one */
export function publicationOf(revision: number, edge: PublishedEdge | undefined): Publication {
  if (edge?.setAside?.revision === revision) return { published: false, notPublishedReason: edge.setAside.reason };
  if ((edge?.publishedRevision ?? 0) >= revision) return { published: true };
  return { published: false, notPublishedReason: 'under-way' };
}
