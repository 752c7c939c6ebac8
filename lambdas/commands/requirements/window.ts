import { counts } from '../../domain/limits';
import { Refusal } from '../../domain/refusal';
import type { Window } from '../../domain/window/window';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { Idempotency } from '../transaction/deps';
import type { Meant } from './meant';
import { assertVersion } from './version';

/** What a command on a window answers with. */
export type WindowResult = { readonly kind: 'window'; readonly value: Window };

/** `{siteId}.{ulid}` → siteId */
export function siteIdOf(windowId: string): string {
  return windowId.slice(0, Math.max(0, windowId.indexOf('.')));
}

/** What the boundaries of a window are recorded on: nobody does it, so nobody has to be known. */
export function boundaryKeys(windowId: string): RecordKey[] {
  const siteId = siteIdOf(windowId);
  return [
    { kind: 'window', windowId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
  ];
}

/** What people are told of the surroundings of a question: its site, and the other windows there. */
export const placeKeys = (siteId: string) =>
  [
    { kind: 'site', siteId },
    { kind: 'calendar', siteId },
  ] as const;

/** What every other transition of a window is decided on. */
export function windowKeys(windowId: string): RecordKey[] {
  return [...boundaryKeys(windowId), { kind: 'directory' }];
}

/** What a window that does not exist yet is decided on. */
export function newWindowKeys(siteId: string): RecordKey[] {
  return [
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'directory' },
    { kind: 'edge-room' },
  ];
}

/** @throws Refusal `unknown-window`; `stale-version` when the caller saw another version */
export function windowIn(snapshot: Snapshot, windowId: string, ifVersion?: number): Window {
  const window = snapshot.window(windowId);
  if (!window) throw new Refusal('unknown-window', 'No window has this id.', { windowId });
  assertVersion(window, ifVersion);
  return window;
}

/** The requests of a site without this one. */
export function withoutRequest(requests: readonly string[], windowId: string): string[] {
  return requests.filter((requested) => requested !== windowId);
}

/** What every vote on a window is decided on. */
export function voteKeys(windowId: string) {
  return [...windowKeys(windowId), { kind: 'site', siteId: siteIdOf(windowId) }, { kind: 'edge-room' }] as const;
}

/** What is asked of a window: to cancel it, to end it. */
export interface WindowCall {
  readonly windowId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote, or its withdrawal. */
export interface WindowVote extends WindowCall, Meant {}

/** @throws Refusal `too-many-requests` */
export function assertRoom(requests: readonly string[]): void {
  if (requests.length < counts.requestsPerSite) return;
  throw new Refusal(
    'too-many-requests',
    `The site has ${counts.requestsPerSite} undecided requests; have some of them decided first.`,
  );
}
