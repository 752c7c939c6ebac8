import { entryBytes } from '../../edge/document/encode-capacity';
import { setBypassHeader } from '../../lambdas/commands/site/bypass-header';
import { createBypassLink } from '../../lambdas/commands/site/bypass-links';
import { createSite } from '../../lambdas/commands/site/create-site';
import { deleteSite } from '../../lambdas/commands/site/delete-site';
import { updateSite } from '../../lambdas/commands/site/update-site';
import type { SiteSettings } from '../../lambdas/commands/steps/site-settings';
import { approveWindow, ratifyWindow } from '../../lambdas/commands/voting/vote';
import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../lambdas/commands/window/edit-window';
import { endWindow } from '../../lambdas/commands/window/end-window';
import { extendWindow } from '../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../lambdas/commands/window/request-window';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import { bytes } from '../../lambdas/domain/limits';
import { instantText } from '../../lambdas/domain/local-time';
import { askedQuestion } from '../../lambdas/domain/voting/window-votes';
import { endOf, type Window } from '../../lambdas/domain/window/window';
import type { PublishDeps } from '../../lambdas/reactions/edge/deps';
import { onPublishEvent } from '../../lambdas/reactions/edge/publish-batch';
import { as, type World } from '../commands/fixtures';
import { record } from '../reactions/edge/stream-records';
import { FakeEdgeStore, Logged } from '../reactions/fakes';
import type { Look, RoomStep, Wanted } from './room-cases';

export const siteIds = ['alpha', 'beta', 'gamma'] as const;
const hour = 3600;
const admin = as('admin');

/** Sites that share a store in which others have taken most of the room. */
export class RoomWorld {
  readonly edgeStore = new FakeEdgeStore();
  readonly logged = new Logged();
  readonly windowIds: string[] = [];
  readonly deps: World['deps'] & PublishDeps;
  readonly ballast: number;

  constructor(
    readonly world: World,
    free: number,
  ) {
    this.ballast = bytes.edgeStore - bytes.edgeStoreReserve - free;
    this.edgeStore.ballastBytes = this.ballast;
    const noPause = { pause: async () => undefined, random: () => 0 };
    this.deps = { ...world.deps, wildcards: true, edgeStore: this.edgeStore, log: this.logged.log, ...noPause };
  }

  async begin(): Promise<void> {
    await this.world.store.commit({ put: [], reserve: { bytes: this.ballast, limit: bytes.edgeStore } });
  }

  /** Everything that is due, as the stream has it done. */
  async publish(): Promise<void> {
    const due = await this.world.store.publishDue();
    const records = due.map(({ siteId }, index) => record(siteId, String(index)));
    await onPublishEvent(this.deps, { Records: records });
  }

  /** What Scheduler does for one site when a window comes near, or reconcile. */
  async arm(siteId: string): Promise<void> {
    await onPublishEvent(this.deps, { siteId });
  }

  async armsNextAt(siteId: string): Promise<number> {
    const edge = (await this.world.store.load([{ kind: 'edge', siteId }])).edge(siteId);
    return edge?.armsNextAt ?? Infinity;
  }

  async state(siteId: string) {
    const found = await this.world.store.load([
      { kind: 'site', siteId },
      { kind: 'head', chain: siteId },
      { kind: 'calendar', siteId },
      { kind: 'edge', siteId },
      { kind: 'edge-room' },
    ]);
    const { reservedBytes = 0, entries } = found.calendar(siteId);
    const own = [...this.edgeStore.entries].filter(([key, value]) => isOf(siteId, key, value));
    const stored = own.reduce((sum, [key, value]) => sum + entryBytes({ key, value }), 0);
    const { reservedBytes: room } = found.edgeRoom();
    return {
      site: found.site(siteId),
      head: found.head(siteId),
      edge: found.edge(siteId),
      entries,
      own,
      stored,
      reservedBytes,
      room,
    };
  }

  async take(step: Exclude<RoomStep, { do: 'wait' }>): Promise<unknown> {
    if ('window' in step) return this.change(step);
    const siteId = siteIds[step.site] ?? 'alpha';
    switch (step.do) {
      case 'site':
        return this.settle(siteId, step.look);
      case 'delete':
        return deleteSite(this.deps, { siteId }, admin);
      case 'window':
        return this.ask(siteId, step.wanted, step.approve);
      case 'emergency':
        return this.breakGlass(siteId, step);
      case 'link':
        return this.link(siteId);
      case 'header':
        return setBypassHeader(this.deps, siteId, admin);
    }
  }

  private async change(step: Extract<RoomStep, { window: number }>): Promise<unknown> {
    const { deps } = this;
    const windowId = this.windowIds[step.window % Math.max(1, this.windowIds.length)] ?? 'alpha.none';
    if (step.do === 'cancel') return cancelWindow(deps, { windowId }, as('rita'));
    if (step.do === 'end') return endWindow(deps, { windowId }, as('rita'));
    if (step.do === 'amend') return this.amend(windowId, step.wanted, step.replace);
    const window = await this.window(windowId);
    const endsAt = instantText((window ? endOf(window) : this.world.now) + hour);
    return this.approved(await extendWindow(deps, { windowId, endsAt }, as('rita')));
  }

  /** Records the ends that have passed, as flip-window does. */
  async flipEnds(): Promise<void> {
    for (const windowId of this.windowIds) {
      const window = await this.window(windowId);
      if (!window || endOf(window) > this.world.now) continue;
      await flipWindow(this.deps, { windowId, revision: window.revision, boundary: 'end' });
    }
  }

  async settle(siteId: string, look: Look): Promise<unknown> {
    const { site } = await this.state(siteId);
    const settings = settingsOf(siteId, look);
    return site ? updateSite(this.deps, settings, admin) : createSite(this.deps, settings, admin);
  }

  private async ask(siteId: string, wanted: Wanted, approve: boolean): Promise<unknown> {
    const asked = await requestWindow(this.deps, { siteId, reason: 'r', ...this.planOf(wanted) }, as('rita'));
    this.windowIds.push(asked.windowId);
    return approve ? this.approved(asked) : asked;
  }

  private async amend(windowId: string, wanted: Wanted, replace: boolean): Promise<unknown> {
    const changes = { ...this.planOf(wanted), ...(replace && { replace }) };
    return this.approved(await editWindow(this.deps, { windowId, ...changes }, as('rita')));
  }

  private async breakGlass(siteId: string, { mode, message, paths }: Extract<RoomStep, { do: 'emergency' }>) {
    const asked = { siteId, reason: 'r', durationMinutes: 90, mode, paths, message };
    const window = await startEmergency(this.deps, asked, as('eve'));
    this.windowIds.push(window.windowId);
    return ratifyWindow(this.deps, { windowId: window.windowId, planVersion: 1 }, as('ana'));
  }

  private async link(siteId: string): Promise<unknown> {
    const url = `https://h0.${siteId}.example/`;
    return createBypassLink(this.deps, { siteId, url, expiresInMinutes: 60 }, admin);
  }

  private async approved(window: Window): Promise<unknown> {
    const { windowId } = window;
    if (window.status !== 'requested' && !window.amendment) return window;
    return approveWindow(this.deps, { windowId, planVersion: askedQuestion(window).planVersion }, as('ana'));
  }

  private async window(windowId: string): Promise<Window | undefined> {
    return (await this.world.store.load([{ kind: 'window', windowId }])).window(windowId);
  }

  private planOf({ mode, from, hours, paths, message, languages }: Wanted) {
    const startsAt = this.world.now + from * hour;
    const tags = ['fr', 'de', 'pt-br'].slice(0, languages);
    return {
      mode,
      startsAt: instantText(startsAt),
      endsAt: instantText(startsAt + hours * hour),
      paths,
      message,
      messages: Object.fromEntries(tags.map((tag) => [tag, message])),
    };
  }
}

const emergency = { maximumDurationSeconds: 86_400, ratifyWithinSeconds: 86_400 };

function settingsOf(siteId: string, { hostnames, cidrs, exemptions, logo }: Look): SiteSettings {
  const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n));
  return {
    siteId,
    hostnames: many(hostnames, (n) => `h${n}.${siteId}.example`),
    policy: { leadTimeSeconds: 0, maximumDurationSeconds: 31 * 86_400, overrunSeconds: 2 * hour, emergency },
    exemptions: many(exemptions, (n) => `/exempt-${n}`),
    ...(logo > 0 && { branding: { logo: `data:image/png;base64,${Buffer.alloc(logo).toString('base64')}` } }),
    bypass: { cidrs: many(cidrs, (n) => `203.0.${n}.0/25`) },
  };
}

function isOf(siteId: string, key: string, value: string): boolean {
  return key.includes('/') ? key.startsWith(`${siteId}/`) : value.includes(`["${siteId}",`);
}
