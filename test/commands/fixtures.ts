import { addPerson } from '../../lambdas/commands/directory/add-person';
import { confirmPerson } from '../../lambdas/commands/directory/confirm-person';
import type { RequestRef } from '../../lambdas/commands/requirements/asked';
import { createSite } from '../../lambdas/commands/site/create-site';
import type { WindowRequest } from '../../lambdas/commands/steps/plan-of';
import type { SiteDeps, SiteSettings } from '../../lambdas/commands/steps/site-settings';
import { randomBackoff } from '../../lambdas/commands/transaction/backoff';
import type { SecretDeps } from '../../lambdas/commands/transaction/deps';
import { openRequest } from '../../lambdas/commands/voting/open-request';
import { requestWindow } from '../../lambdas/commands/window/request-window';
import type { Actor } from '../../lambdas/domain/actor';
import type { Machine } from '../../lambdas/domain/directory/directory';
import { instantText } from '../../lambdas/domain/local-time';
import { Refusal, type RefusalCode } from '../../lambdas/domain/refusal';
import type { Policy } from '../../lambdas/domain/site/site';
import type { StoredVotingLink } from '../../lambdas/domain/voting/approval-request';
import type { Subject } from '../../lambdas/domain/voting/subject';
import { mintLink } from '../../lambdas/domain/voting/voting-link';
import type { Window } from '../../lambdas/domain/window/window';
import type { Store } from '../../lambdas/store/port';
import { MemoryStore } from '../store/memory-store';
import { approveWindow } from './signed-votes';

/** 2026-11-02T10:00:00Z */
export const T0 = 1_793_613_600;
export const hour = 3600;
export const week = 7 * 24 * hour;

const user = (name: string) => `arn:aws:iam::111122223333:user/${name}`;
export const as = (name: string): Actor => ({ principal: user(name), sourceIp: '192.0.2.7' });
export const admin = as('admin');

/** A clock and a way to wait that tests set, ids that count, and the store they name. */
export class World<S extends Store = MemoryStore> {
  now = T0;
  backoff = randomBackoff;
  readonly deps: SiteDeps & SecretDeps;

  constructor(
    readonly store: S,
    private ids = 0,
  ) {
    const newId = () => String(++this.ids).padStart(26, '0');
    const newSecret = () => newId().padStart(43, 's');
    const waits = { clock: () => this.now, backoff: (milliseconds: number) => this.backoff(milliseconds) };
    this.deps = { store, ...waits, newId, newSecret, wildcards: false, armedSecondsAhead: week };
  }
}

/** A world like this one, from which the two go their own ways. */
export function forkOf(world: World): World {
  const twin = new World(world.store.fork(), 1000);
  twin.now = world.now;
  return twin;
}

/** Ana, Ben and Cy approve, Rita requests, `robot` is Ana's; site `demo` asks for one approval unless told otherwise. */
export async function createWorld(policy: SiteSettings['policy'] = {}): Promise<World> {
  return createWorldOn(new MemoryStore(), policy);
}

export async function createWorldOn<S extends Store>(store: S, policy: SiteSettings['policy'] = {}): Promise<World<S>> {
  const world = new World(store);
  for (const personId of ['ana', 'ben', 'cy', 'rita']) await createPerson(world, personId, personId !== 'rita');
  await createMachine(world, { machineId: 'robot', ownerId: 'ana', principals: [user('robot')] });
  await createSite(world.deps, demo(policy), admin);
  return world;
}

export const demo = (policy: SiteSettings['policy'] = {}): SiteSettings => ({
  siteId: 'demo',
  hostnames: ['demo.example', 'www.demo.example'],
  policy: { leadTimeSeconds: 0, ...policy },
});

async function createPerson({ deps }: World<Store>, personId: string, approver: boolean): Promise<void> {
  const email = `${personId}@example.com`;
  await addPerson(deps, { personId, name: personId, email, principals: [user(personId)], approver }, admin);
  await confirmPerson(deps, { personId: personId }, admin);
}

async function createMachine({ store }: World<Store>, machine: Machine): Promise<void> {
  const directory = (await store.load([{ kind: 'directory' }])).directory();
  const value = { ...directory, machines: [machine], version: directory.version + 1 };
  await store.commit({ put: [{ kind: 'directory', value }] });
}

/** The site under another policy, as if people had voted on it. */
export async function setPolicy({ store }: World<Store>, policy: Partial<Policy>, siteId = 'demo'): Promise<void> {
  const site = (await store.load([{ kind: 'site', siteId }])).site(siteId);
  if (!site) throw new Error(`There is no site ${siteId}`);
  const value = { ...site, policy: { ...site.policy, ...policy }, version: site.version + 1 };
  await store.commit({ put: [{ kind: 'site', value }] });
}

/** A request for an hour that starts in an hour. */
export function windowRequest(changes: Partial<WindowRequest> = {}): WindowRequest {
  return {
    siteId: 'demo',
    mode: 'full',
    startsAt: instantText(T0 + hour),
    endsAt: instantText(T0 + 2 * hour),
    reason: 'database upgrade',
    ...changes,
  };
}

export function requestedWindow(
  world: World<Store>,
  changes: Partial<WindowRequest> = {},
  who = as('rita'),
): Promise<Window> {
  return requestWindow(world.deps, windowRequest(changes), who);
}

export async function approvedWindow(world: World<Store>, changes: Partial<WindowRequest> = {}): Promise<Window> {
  const { windowId } = await requestedWindow(world, changes);
  return approveWindow(world.deps, { windowId }, as('ana'));
}

export const code = '042017';
export const letters = 'BCDFGHJKLMNP';

/** A link as mailed: what the URL carries, and what is stored. */
export function mailed(secret: string, at = T0): { readonly secret: string; readonly link: StoredVotingLink } {
  return { secret, link: mintLink(secret, code, at, letters) };
}

/** What links, flows and their records call the question of a window. */
export const refOf = ({ windowId, planVersion }: Pick<Window, 'windowId' | 'planVersion'>): RequestRef => ({
  subjectId: windowId,
  planVersion,
});

/** Opens the request with one link per approver; each approver's secret is their id, padded. */
export async function askApprovers(
  world: World<Store>,
  window: Pick<Window, 'windowId' | 'planVersion'>,
): Promise<(approverId: string) => string> {
  const secretOf = (approverId: string) => approverId.padEnd(43, '-');
  const links = Object.fromEntries(['ana', 'ben', 'cy'].map((id) => [id, mailed(secretOf(id), world.now).link]));
  await openRequest(world.deps, { ...refOf(window), taskToken: 'token', links });
  return secretOf;
}

/** @returns the window a command on subjects answered with. */
export function windowOf(subject: Subject): Window {
  if (subject.kind !== 'window') throw new Error('It was a proposal');
  return subject.window;
}

/** @returns the code of the refusal a command ends in. */
export async function refusalOf(command: Promise<unknown>): Promise<RefusalCode> {
  return (await refusedBy(command)).code;
}

export async function refusedBy(command: Promise<unknown>): Promise<Refusal> {
  const outcome = await command.then(
    () => new Error('It was not refused'),
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw outcome;
}
