import { setBypassHeader } from '../../lambdas/commands/site/bypass-header';
import { createBypassLink } from '../../lambdas/commands/site/bypass-links';
import { createSite } from '../../lambdas/commands/site/create-site';
import { updateSite } from '../../lambdas/commands/site/update-site';
import { approveWindow } from '../../lambdas/commands/voting/vote';
import { requestWindow } from '../../lambdas/commands/window/request-window';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import { instantText } from '../../lambdas/domain/local-time';
import { Refusal } from '../../lambdas/domain/refusal';
import type { PublishDeps } from '../../lambdas/reactions/edge/deps';
import { publishEdge } from '../../lambdas/reactions/edge/publish-edge';
import { as, type World } from '../commands/fixtures';
import { FakeEdgeStore } from '../reactions/fakes';
import type { Case, Step } from './cases';

/** What became of a case. */
export interface Ran {
  readonly world: World;
  readonly edgeStore: FakeEdgeStore;
  /** What was accepted, and by which code the rest was refused. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Does what a case asks for, publishing after each step: what is accepted must be taken by the store. */
export async function runCase(base: World, { site, header, links, steps, lastEmergencies }: Case): Promise<Ran> {
  const world = base;
  const outcomes = new Map<string, number>();
  const edgeStore = new FakeEdgeStore();
  const deps = { ...world.deps, wildcards: true };
  const attempt = async (name: string, command: () => Promise<unknown>): Promise<boolean> => {
    const outcome = await command().then(() => 'accepted', codeOf);
    outcomes.set(`${name} ${outcome}`, (outcomes.get(`${name} ${outcome}`) ?? 0) + 1);
    if (outcome === 'accepted') await publish(world, edgeStore);
    return outcome === 'accepted';
  };
  const admin = as('admin');
  if (!(await attempt('new site', () => createSite(deps, site, admin)))) return { world, edgeStore, outcomes };
  if (header) await attempt('header', () => setBypassHeader(deps, 'demo', admin));
  const [first = ''] = site.hostnames;
  const url = `https://${first.replace('*', 'any')}/`;
  if (links) {
    await attempt('link', () => createBypassLink(deps, { siteId: 'demo', url, expiresInMinutes: 60 }, admin));
  }
  for (const step of steps) await attempt(step.kind, () => take(world, step));
  for (const last of lastEmergencies) {
    await attempt('last emergency', () =>
      startEmergency(deps, { siteId: 'demo', reason: 'breach', durationMinutes: 30, ...last }, as('eve')),
    );
  }
  return { world, edgeStore, outcomes };
}

async function take(world: World, step: Step): Promise<unknown> {
  const deps = { ...world.deps, wildcards: true };
  if (step.kind === 'site') return updateSite(deps, step.site, as('admin'));
  if (step.kind === 'emergency') {
    const { mode, paths, message } = step;
    return startEmergency(deps, { siteId: 'demo', reason: 'r', durationMinutes: 30, mode, paths, message }, as('eve'));
  }
  const { from, lasts, onApproval, hosts, ...wish } = step.wish;
  const times = (onApproval ? termsOf : timesOf)(world.now + from, lasts);
  const request = { siteId: 'demo', reason: 'r', ...wish, ...times, hostnames: await hostnamesOf(world, hosts) };
  const { windowId } = await requestWindow(deps, request, as('rita'));
  return approveWindow(deps, { windowId, planVersion: 1 }, as('ana'));
}

const timesOf = (from: number, lasts: number) => ({ startsAt: instantText(from), endsAt: instantText(from + lasts) });

const termsOf = (from: number, lasts: number) => ({
  startsAt: 'on-approval',
  notBefore: instantText(from),
  notAfter: instantText(from + 6 * 3600),
  durationMinutes: Math.ceil(lasts / 60),
});

async function hostnamesOf({ store }: World, hosts: 'all' | 'first' | 'others'): Promise<string[] | undefined> {
  const { hostnames = [] } = (await store.load([{ kind: 'site', siteId: 'demo' }])).site('demo') ?? {};
  if (hosts === 'all' || hostnames.length < 2) return undefined;
  return hosts === 'first' ? hostnames.slice(0, 1) : hostnames.slice(1);
}

/** @throws Error when what was accepted is set aside */
async function publish(world: World, edgeStore: FakeEdgeStore): Promise<void> {
  const lines: unknown[] = [];
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    pause: async () => undefined,
    random: () => 0,
    log: (code, facts) => void lines.push({ code, ...facts }),
  };
  const published = await publishEdge(deps, 'demo');
  if (published.publishedRevision === published.revision && published.notPublishedReason === undefined) return;
  throw new Error(`What was accepted was not published: ${JSON.stringify(lines)}`);
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof Refusal) return thrown.code;
  throw thrown;
}
