import { listingsOf } from '../../../lambdas/domain/voting/question-listing';
import { subjectOf } from '../../../lambdas/domain/voting/subject';
import { mintLink } from '../../../lambdas/domain/voting/voting-link';
import { digestOf } from '../../../lambdas/domain/window/plan';
import type { Window } from '../../../lambdas/domain/window/window';
import { schedulesOf } from '../../../lambdas/reactions/reconcile/boundary-repairs';
import type { StoredRecord } from '../../../lambdas/store/records';
import { approvedWindow, createWorld, requestedWindow, T0 } from '../../commands/fixtures';

export interface Size {
  readonly sites: number;
  /** Approved ones of each site; besides, each has one that is requested. */
  readonly windowsPerSite: number;
}

/** What there is to look after, as it is while all is well. */
export interface Population {
  readonly records: readonly StoredRecord[];
  /** Names of Scheduler's entries. */
  readonly schedules: readonly string[];
  /** Names of running executions. */
  readonly executions: readonly string[];
  /** The approved windows. */
  readonly windows: readonly Window[];
  readonly now: number;
}

const day = 86_400;
const approvers = ['ana', 'ben', 'cy'];

/**
 * Sites, windows and questions, each a copy of one that product code made, under ids of its own: making each of ten
 * thousand windows by commands would take minutes.
 */
export async function populate({ sites, windowsPerSite }: Size): Promise<Population> {
  const world = await createWorld();
  const approved = await approvedWindow(world);
  const requested = await requestedWindow(world, { startsAt: '2027-06-01T10:00:00Z', endsAt: '2027-06-01T11:00:00Z' });
  const made = world.store.all();
  const now = T0 + 600;
  const all = Array.from({ length: sites }, (_, n) => `site-${String(n).padStart(5, '0')}`);
  const windows = all.flatMap((siteId) =>
    Array.from({ length: windowsPerSite }, (_, n) => copyOf(approved, siteId, n, now + 3000 + n * day)),
  );
  const asked = all.map((siteId) => copyOf(requested, siteId, windowsPerSite, now + 200 * day));
  return {
    records: [
      ...made.filter(({ kind }) => kind.startsWith('directory')),
      { kind: 'reconcile-state', value: { storeCheckedAt: T0, resume: {}, version: 1 } },
      ...all.flatMap((siteId) => siteRecords(made, siteId, windowsPerSite)),
      ...[...windows, ...asked].map((value) => ({ kind: 'window', value }) as const),
      ...asked.map(requestOf),
      ...asked
        .flatMap((window) => listingsOf(subjectOf(window)))
        .map((value) => ({ kind: 'question-listing', value }) as const),
    ],
    schedules: windows.flatMap((window) => schedulesOf(window, now)),
    executions: asked.map(({ windowId }) => `${windowId}-p1`),
    windows,
    now,
  };
}

const idOf = (siteId: string, n: number): string => `${siteId}.${String(n).padStart(26, '0')}`;

function copyOf(model: Window, siteId: string, n: number, startsAt: number): Window {
  const windowId = idOf(siteId, n);
  const plan = { ...model.plan, hostnames: [`${siteId}.example`], startsAt, endsAt: startsAt + 3600 };
  const decideBy = model.status === 'requested' ? startsAt : model.decideBy;
  return { ...model, windowId, siteId, plan, decideBy, digest: digestOf(windowId, 1, plan) };
}

/** The site, its head with one open request, and what the publisher recorded: its newest revision. */
function siteRecords(made: readonly StoredRecord[], siteId: string, windowsPerSite: number): StoredRecord[] {
  const revision = windowsPerSite + 1;
  const hostnames = [`${siteId}.example`];
  const edge = { siteId, publishedRevision: revision, publishedAt: T0, hostnames, version: revision } as const;
  return [
    ...made.flatMap((record): StoredRecord[] => {
      if (record.kind === 'site') return [{ ...record, value: { ...record.value, siteId, hostnames } }];
      if (record.kind !== 'head' || record.value.chain === 'ORG') return [];
      return [
        { ...record, value: { ...record.value, chain: siteId, revision, requests: [idOf(siteId, windowsPerSite)] } },
      ];
    }),
    { kind: 'edge', value: edge },
  ];
}

/** Everybody was asked. */
function requestOf({ windowId: subjectId, decideBy: expiresAt }: Window): StoredRecord {
  const links = Object.fromEntries(approvers.map((id) => [id, [mintLink(id.padEnd(43, '-'), '042017', T0)]]));
  const mailedAt = Object.fromEntries(approvers.map((id) => [id, T0]));
  const value = { subjectId, planVersion: 1, taskToken: 't'.repeat(600), expiresAt, links, mailedAt, version: 4 };
  return { kind: 'approval-request', value };
}
