import type { PublishedEdge, SetAsideReason } from './site';

/** Why the edge store does not hold what is decided: `under-way` is a matter of seconds, the others need a person. */
type NotPublishedReason = SetAsideReason | 'under-way';

/** Whether the edge store holds what is decided about a site. Propagation to all edge locations takes some 30 s more. */
export type Publication =
  | { readonly published: true }
  | { readonly published: false; readonly notPublishedReason: NotPublishedReason };

/** @param revision the site's present one */
export function publicationOf(revision: number, edge: PublishedEdge | undefined): Publication {
  if (edge?.setAside?.revision === revision) return { published: false, notPublishedReason: edge.setAside.reason };
  if ((edge?.publishedRevision ?? 0) >= revision) return { published: true };
  return { published: false, notPublishedReason: 'under-way' };
}
