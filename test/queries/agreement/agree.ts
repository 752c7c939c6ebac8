import { scheduleHead } from '../../../edge/document/changes';
import { modes } from '../../../lambdas/domain/window/window';
import { type Explanation, explain } from '../../../lambdas/queries/site/explain';
import { type SiteStatus, siteStatus } from '../../../lambdas/queries/site/site-status';
import type { World } from '../../commands/fixtures';
import { assertInvariants } from '../../commands/histories/invariant-checks';
import { type Call, stages } from '../../edge/function/stages';
import type { FlakyEdge } from './flaky-edge';

/** Which of the answers were seen, so that a test can say that they were. */
export type Seen = Set<string>;

const visits = [
  { method: 'GET', path: '/a' },
  { method: 'POST', path: '/x' },
] as const;

/** One below each path that windows of the histories cover, and one below none. */
const everyPath = ['/a', '/a/b', '/b', '/c', '/x'];
const modeHeader = 'x-maintenance-mode';

/** What the code that runs at the edge makes of requests: of each a status, and the mode in which it refuses. */
async function atTheEdge(edge: FlakyEdge, visits: readonly Visit[], now: number) {
  const { entries } = edge;
  const calls = visits.map(({ host, method, path }): Call => {
    const request = { method, uri: path, querystring: {}, headers: { host: { value: host } }, cookies: {} };
    return { event: { viewer: { ip: '198.51.100.9' }, request }, entries, now };
  });
  const outcomes = (await stages[0]?.run(calls)) ?? [];
  return outcomes.map(({ result }) => ('statusCode' in result ? result : undefined));
}

/** Compares what status and explain say with what the edge's own code does, and with what each of them says itself. */
export async function expectAgreement(world: World, edge: FlakyEdge, seen: Seen): Promise<void> {
  const deps = { ...world.deps, armedSecondsAhead: edge.armedSecondsAhead };
  const records = world.store.all();
  const starts = records.flatMap((record) => (record.kind === 'calendar' ? record.value.entries : []));
  const instants = new Set([world.now, ...starts.slice(-2).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt - 1])]);
  const sites = records.flatMap((record) => (record.kind === 'site' ? record.value : []));
  const hosts = new Set([...sites.flatMap(({ hostnames }) => hostnames), ...hostsOf(edge)]);
  for (const at of [...instants].filter((instant) => instant >= world.now)) {
    for (const { siteId } of sites) await expectStatus(edge, await siteStatus(deps, siteId, at), world.now, seen);
    for (const host of hosts) {
      for (const { method, path } of visits) {
        const told = await explain(deps, { url: `https://${host}${path}`, method, at });
        await expectExplanation(edge, told, { host, method, path }, world.now, seen);
      }
    }
  }
}

const hostsOf = ({ store }: FlakyEdge): string[] => [...store.entries.keys()].filter((key) => !key.includes('/'));

async function expectStatus(edge: FlakyEdge, status: SiteStatus, now: number, seen: Seen): Promise<void> {
  const { siteId, at, basis, mode, window, plannedMode, publication } = status;
  note(seen, 'status', status);
  const isBehind = plannedMode !== undefined && basis === 'edge';
  assertInvariants(!(isBehind && publication.published), 'what is not at the edge is not published', status);
  if (basis === 'plan') {
    assertInvariants(at > now + edge.armedSecondsAhead, 'the edge decides what is near', status);
    return;
  }
  const hosts = edge.entries.filter((entry) => scheduleHead(entry)?.siteId === siteId).map(({ key }) => key);
  const visits = hosts.flatMap((host) => everyPath.map((path) => ({ host, method: 'POST', path })));
  const found = (await atTheEdge(edge, visits, at)).map((answer) => answer?.headers[modeHeader]?.value);
  const strictest = modes.find((each) => found.includes(each)) ?? 'open';
  assertInvariants(strictest === mode && (window?.mode ?? 'open') === mode, 'status tells the mode of the edge', {
    status,
    strictest,
  });
}

interface Visit {
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

async function expectExplanation(edge: FlakyEdge, told: Explanation, visit: Visit, now: number, seen: Seen) {
  const { at, basis, edge: verdict, planned, site } = told;
  note(seen, 'explain', { basis, plannedMode: planned?.edge.mode, mode: verdict.mode ?? 'open' });
  assertInvariants(
    !planned || site?.publication.published !== true,
    'nothing else is planned of what is published',
    told,
  );
  if (basis === 'plan') {
    assertInvariants(at > now + edge.armedSecondsAhead, 'the edge decides what is near', told);
    return;
  }
  const [answer] = await atTheEdge(edge, [visit], at);
  const refused = answer !== undefined && answer.statusCode >= 400;
  assertInvariants(refused === (verdict.rule === 'refuse'), 'explain tells what the edge does', {
    told,
    answer,
    visit,
  });
  const mode = answer?.headers[modeHeader]?.value;
  assertInvariants(!refused || mode === verdict.mode, 'explain tells the mode of the edge', { told, answer });
}

function note(seen: Seen, who: string, told: Pick<SiteStatus, 'basis' | 'mode'> & { plannedMode?: unknown }): void {
  seen.add(`${who} ${told.basis} ${told.mode}`);
  if (told.plannedMode !== undefined) seen.add(`${who} planned`);
}
