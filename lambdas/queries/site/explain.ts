import type { StoredEntries } from '../../../edge/document/armed';
import { siteEntries } from '../../../edge/document/encode';
import { type EdgeExplanation, explainRequest } from '../../../edge/explain';
import { hostnameOf } from '../../../edge/function/hostname';
import type { EpochSeconds } from '../../domain/actor';
import { namesOf } from '../../domain/site/hostnames';
import type { Method } from '../../domain/site/methods';
import type { Basis, Publication } from '../../domain/site/publication';
import type { CalendarEntry, Site } from '../../domain/site/site';
import type { Window } from '../../domain/window/window';
import type { RecordKey } from '../../store/records';
import { Snapshot } from '../../store/snapshot';
import type { ArmedQueryDeps } from '../deps';
import { type EdgeNow, edgeNow } from './edge-now';
import { desiredEdge, edgeKeys } from './edge-site';
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

/** What becomes of the request, and by which window. */
export interface Verdict {
  readonly edge: EdgeExplanation;
  /** The one that decides. */
  readonly window?: Window;
}

export interface Explanation extends Verdict {
  readonly at: EpochSeconds;
  readonly basis: Basis;
  /** What the edge will do once it has everything that is decided, where that is something else. */
  readonly planned?: Verdict;
  /** The site that the hostname belongs to, or that the edge still has it for; absent when there is none. */
  readonly site?: {
    readonly siteId: string;
    readonly revision: number;
    /** 0 until the first publish. */
    readonly publishedRevision: number;
    readonly publication: Publication;
    readonly nextBoundary?: NextBoundary;
  };
}

/** In no range: an empty text would be read as `::`. */
const noAddress = '-';

/**
 * What the edge does with a request at a given time. The edge's own code decides, on the entries that were published last.
 * For a time at which windows decide that are too far ahead to be at the edge yet, it decides on the entries that the edge is
 * going to have.
 */
export async function explain(deps: ExplainDeps, question: Question): Promise<Explanation> {
  const now = deps.clock();
  const { url, method, ip = noAddress, at = now } = question;
  const host = hostnameOf(new URL(url).hostname);
  const uri = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
  const { owners, siteIds, snapshot } = await sitesAt(deps, host);
  const isMeant = (id: string) => {
    const name = nameOf(host, snapshot.site(id));
    return ({ hostnames }: CalendarEntry) => hostnames.includes(name);
  };
  const states = new Map(siteIds.map((id) => [id, edgeNow(snapshot, id, now, deps.armedSecondsAhead, isMeant(id))]));
  const decide = (entries: StoredEntries) =>
    explainRequest(async (key) => entries[key], { method, host, uri, headers: {}, ip }, at, deps);
  const published = await decide(merged([...states.values()].map(({ entries }) => entries)));
  const planned = await decide(merged(owners.map((id) => plannedEntries(snapshot, id, at, deps.armedSecondsAhead))));
  const siteId = owners[0] ?? published.siteId;
  const state = states.get(siteId ?? '');
  const basis = at < (state?.decidesUntil ?? Number.POSITIVE_INFINITY) ? 'edge' : 'plan';
  const [verdict, other] = await withWindows(deps, basis === 'edge' ? [published, planned] : [planned]);
  return {
    at,
    basis,
    ...(verdict ?? { edge: published }),
    ...(other && isOther(published, planned) && { planned: other }),
    ...(state && siteId !== undefined && { site: siteFacts(snapshot, siteId, state, at, isMeant(siteId)) }),
  };
}

interface SitesAtHost {
  /** Those that have the host or its wildcard now; the first of them decides. */
  readonly owners: readonly string[];
  /** These, and those that the edge has these names for. */
  readonly siteIds: readonly string[];
  readonly snapshot: Snapshot;
}

async function sitesAt({ store, wildcards }: ExplainDeps, host: string): Promise<SitesAtHost> {
  const [exact, ...others] = namesOf(host);
  const names = wildcards ? [exact, ...others] : [exact];
  const known = await store.load(
    names.flatMap((hostname): RecordKey[] => [
      { kind: 'hostname', hostname },
      { kind: 'edge-hostname', hostname },
    ]),
  );
  const owners = distinct(names.flatMap((name) => known.hostname(name)?.siteId ?? []));
  const siteIds = distinct([...owners, ...names.flatMap((name) => known.edgeHostname(name)?.siteId ?? [])]);
  const keys = siteIds.flatMap(keysOf);
  return { owners, siteIds, snapshot: keys.length > 0 ? await store.loadIsolated(keys) : new Snapshot([]) };
}

const distinct = (siteIds: readonly string[]): string[] => [...new Set(siteIds)];

const keysOf = (siteId: string): RecordKey[] => [...edgeKeys(siteId), { kind: 'edge-entries', siteId }];

/** What the edge is going to have of a site at a given time. */
function plannedEntries(snapshot: Snapshot, siteId: string, at: EpochSeconds, secondsAhead: number): StoredEntries {
  const { site } = desiredEdge(snapshot, siteId, at, secondsAhead);
  return Object.fromEntries(siteEntries(site, at).map(({ key, value }) => [key, value]));
}

const merged = (all: readonly StoredEntries[]): StoredEntries => Object.assign({}, ...all);

async function withWindows({ store }: ExplainDeps, found: readonly EdgeExplanation[]): Promise<Verdict[]> {
  const ids = found.flatMap(({ windowId }) => windowId ?? []);
  const windows = await store.load(ids.map((windowId) => ({ kind: 'window', windowId })));
  return found.map((edge) => {
    const window = windows.window(edge.windowId ?? '');
    return { edge, ...(window && { window }) };
  });
}

const isOther = (one: EdgeExplanation, other: EdgeExplanation): boolean =>
  one.rule !== other.rule || one.mode !== other.mode || one.windowId !== other.windowId;

/** The one of a site's hostnames that the edge looks a host up by. */
const nameOf = (host: string, site: Site | undefined): string =>
  namesOf(host).find((name) => site?.hostnames.includes(name)) ?? host;

function siteFacts(
  snapshot: Snapshot,
  siteId: string,
  { publication, publishedRevision }: EdgeNow,
  at: EpochSeconds,
  isMeant: (entry: CalendarEntry) => boolean,
) {
  const nextBoundary = boundaryAfter(snapshot.calendar(siteId).entries.filter(isMeant), at);
  const { revision } = snapshot.head(siteId);
  return { siteId, revision, publishedRevision, publication, ...(nextBoundary && { nextBoundary }) };
}
