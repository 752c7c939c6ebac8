import type { CalendarEntry, Site } from '../../lambdas/domain/site/site';
import { scopeHolds } from '../../lambdas/domain/window/scope';
import { modes } from '../../lambdas/domain/window/window';
import type { World } from '../commands/fixtures';
import type { Call, Outcome } from '../edge/function/stages';
import type { Probe } from './cases';
import type { Ran } from './run-case';

/** A request to the edge, and what the calendar says must become of it. */
export interface Expected {
  readonly visit: Call;
  /** 200: it passes. */
  readonly status: 200 | 403 | 503;
}

const reading = ['GET', 'HEAD', 'OPTIONS'];

/** By the rules of the calendar, without the encoder: the strictest mode of the windows that cover a request. */
export async function expectedOf({ world, edgeStore }: Ran, probe: Probe): Promise<Expected | undefined> {
  const { site, entries } = await standing(world);
  if (!site) return undefined;
  const window = entries[probe.window % Math.max(1, entries.length)];
  const hostname = site.hostnames[probe.hostname % site.hostnames.length];
  if (!window || hostname === undefined) return undefined;
  const uri = `${probe.outside ? '' : (window.paths[0] ?? '')}/zz-probe`;
  if (!/^[\w./-]+$/.test(uri) || uri.length > 256 || isExempt(entries, uri)) return undefined;
  const now = Math.round(window.startsAt + probe.at * (window.endsAt - window.startsAt));
  const covering = entries.filter((entry) => covers(entry, hostname, uri, now));
  const mode = modes.find((each) => covering.some((entry) => entry.mode === each));
  const [deciding] = covering.filter((entry) => entry.mode === mode).sort((a, b) => a.startsAt - b.startsAt);
  const host = hostname.replace('*', 'any-name');
  // An exact name of the site below its own wildcard is another entry.
  if (site.hostnames.includes(host) && host !== hostname) return undefined;
  const headers = { host: { value: host } };
  const request = { method: probe.method, uri, querystring: {}, headers, cookies: {} };
  const store = [...edgeStore.entries].map(([key, value]) => ({ key, value }));
  const visit = { event: { viewer: { ip: '198.51.100.9' }, request }, entries: store, now, wildcards: true };
  return { visit, status: statusOf(deciding, probe.method) };
}

async function standing({
  store,
}: World): Promise<{ readonly site: Site | undefined; readonly entries: readonly CalendarEntry[] }> {
  const found = await store.load([
    { kind: 'site', siteId: 'demo' },
    { kind: 'calendar', siteId: 'demo' },
  ]);
  return { site: found.site('demo'), entries: found.calendar('demo').entries };
}

function covers(entry: CalendarEntry, hostname: string, uri: string, now: number): boolean {
  const { hostnames, startsAt, endsAt } = entry;
  return hostnames.includes(hostname) && startsAt <= now && now < endsAt && scopeHolds(entry, { paths: [uri] });
}

/** Simple: a probe that any exemption might be about is not asked. */
function isExempt(entries: readonly CalendarEntry[], uri: string): boolean {
  const exempt = entries.flatMap(({ exemptions }) => exemptions.map((each) => each.replace(/^[A-Z]+ /, '')));
  return exempt.some((path) => path === '/' || uri === path || uri.startsWith(`${path}/`));
}

function statusOf(entry: CalendarEntry | undefined, method: string): Expected['status'] {
  if (!entry) return 200;
  if (entry.mode !== 'read-only') return 503;
  const passing: readonly string[] = entry.allowedMethods ?? reading;
  return passing.includes(method) ? 200 : 403;
}

export const statusIn = ({ result }: Outcome): number => ('statusCode' in result ? result.statusCode : 200);
