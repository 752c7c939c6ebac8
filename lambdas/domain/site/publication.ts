import { type PublishedEdge, setAsideReasons } from './site';

/**
 * Why the edge store does not have the newest state. `under-way` passes within seconds, and so does `not-armed`, a window
 * that has come near and is not there yet, unless it does not fit; the others need a person.
 */
export const notPublishedReasons = ['under-way', 'not-armed', ...setAsideReasons] as const;
type NotPublishedReason = (typeof notPublishedReasons)[number];

/** Whether the edge store has the newest state of a site. Propagation to all edge locations takes about 30 s more. */
export type Publication =
  | { readonly published: true }
  | { readonly published: false; readonly notPublishedReason: NotPublishedReason };

/** What an answer about a time is based on: what the edge has, or plans that are too far ahead to be there yet. */
export const bases = ['edge', 'plan'] as const;
export type Basis = (typeof bases)[number];

/** @param revision the site's current one */
export function publicationOf(revision: number, edge: PublishedEdge | undefined): Publication {
  if (edge?.setAside?.revision === revision) return { published: false, notPublishedReason: edge.setAside.reason };
  if ((edge?.publishedRevision ?? 0) >= revision) return { published: true };
  return { published: false, notPublishedReason: 'under-way' };
}
