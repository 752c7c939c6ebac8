import { siteEntries } from '../../../edge/document/encode';
import { type EdgeExplanation, explainRequest } from '../../../edge/explain';
import { hostnameOf } from '../../../edge/function/hostname';
import type { EpochSeconds } from '../../domain/actor';
import { namesOf } from '../../domain/site/hostnames';
import type { Method } from '../../domain/site/methods';
import { type Publication, publicationOf } from '../../domain/site/publication';
import type { Window } from '../../domain/window/window';
import type { ArmedQueryDeps, QueryDeps } from '../deps';
import { type DesiredEdge, edgeSite } from './edge-site';
import { boundaryAfter, type NextBoundary } from './site-status';

export interface ExplainDeps extends ArmedQueryDeps {
  /** The gate looks wildcard hostnames up. */
  readonly wildcards: boolean;
}

export interface Question {
  /** As a client would send it: the path is used exactly as written. */
  readonly url: string;
  readonly method: Method;
  /** The visitor's address; without one, no address range lets the visitor pass. */
  readonly ip?: string | undefined;
  /** Now when absent. */
  readonly at?: EpochSeconds | undefined;
}

export interface Explanation {
  readonly at: EpochSeconds;
  readonly edge: EdgeExplanation;
  /** The site that the hostname belongs to; absent when there is none. */
  readonly site?: {
    readonly siteId: string;
    readonly revision: number;
    /** 0 until the first publish. */
    readonly publishedRevision: number;
    readonly publication: Publication;
    readonly nextBoundary?: NextBoundary;
  };
  /** The one that decides. */
  readonly window?: Window;
}

/** In no range: an empty text would be read as `::`. */
const noAddress = '-';

/**
 * What the edge does with a request at a given time, once it has the site's current revision. The edge's own code
 * decides, on the entries that are published for the site. They do not include windows that are over.
 */
export async function explain(
  deps: ExplainDeps,
  { url, method, ip = noAddress, at = deps.clock() }: Question,
): Promise<Explanation> {
  const uri = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
  const host = hostnameOf(new URL(url).hostname);
  const desired = await siteAt(deps, host);
  const entries = desired ? siteEntries(desired.site, deps.clock()) : [];
  const request = { method, host, uri, headers: {}, ip };
  const edge = await explainRequest(entries, request, at, { wildcards: deps.wildcards });
  const window = edge.windowId === undefined ? undefined : await windowOf(deps, edge.windowId);
  return { at, edge, ...(desired && { site: siteFacts(desired, at) }), ...(window && { window }) };
}

/** The site that owns the host, by its own name or by a wildcard. */
async function siteAt(deps: ExplainDeps, host: string): Promise<DesiredEdge | undefined> {
  const [exact, ...wildcards] = namesOf(host);
  const names = deps.wildcards ? [exact, ...wildcards] : [exact];
  const claims = await deps.store.load(names.map((hostname) => ({ kind: 'hostname', hostname })));
  const owner = names.map((name) => claims.hostname(name)).find((claim) => claim !== undefined);
  return owner && edgeSite(deps, owner.siteId);
}

async function windowOf({ store }: QueryDeps, windowId: string): Promise<Window | undefined> {
  return (await store.load([{ kind: 'window', windowId }])).window(windowId);
}

function siteFacts({ site, published }: DesiredEdge, at: EpochSeconds) {
  const nextBoundary = boundaryAfter(site.intervals, at);
  const { siteId, revision } = site;
  const publishedRevision = published?.publishedRevision ?? 0;
  const publication = publicationOf(revision, published);
  return { siteId, revision, publishedRevision, publication, ...(nextBoundary && { nextBoundary }) };
}
