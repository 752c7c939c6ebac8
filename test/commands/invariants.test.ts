import fc from 'fast-check';
import type { AuditEntry } from '../../lambdas/domain/audit';
import { type BypassSecrets, bypassFacts, bypassSubject } from '../../lambdas/domain/bypass';
import { intervalsMeet } from '../../lambdas/domain/overlap';
import { digestOf } from '../../lambdas/domain/plan';
import { Refusal } from '../../lambdas/domain/refusal';
import { scopesMeet } from '../../lambdas/domain/scope';
import { type Window, windowStatuses } from '../../lambdas/domain/window';
import { exportAudit, verifyAudit } from '../../lambdas/queries/audit';
import type { StoredRecord } from '../../lambdas/store/records';
import { givenWorld, type World } from './given';
import { history, isDelivery, type Step, take } from './histories';

const chains = ['demo', 'shop', 'ORG'];
const volatile = new Set(['link-attempts', 'approval-request', 'edge', 'idempotency']);

/** Windows, sites, people, calendars and heads. */
const lasting = (world: World) => world.store.all().filter(({ kind }) => !volatile.has(kind));
const windowsIn = (records: readonly StoredRecord[]): Window[] =>
  records.flatMap((record) => (record.kind === 'window' ? record.value : []));

const secretsIn = (records: readonly StoredRecord[]): BypassSecrets[] =>
  records.flatMap((record) => (record.kind === 'bypass' ? record.value : []));

async function entriesOf(world: World): Promise<AuditEntry[]> {
  const entries = [];
  for (const chain of chains) for await (const entry of exportAudit(world.deps, chain)) entries.push(entry);
  return entries;
}

/** Takes a step on the windows as they were seen; says whether it was refused. */
async function refused(world: World, seen: readonly StoredRecord[], step: Step): Promise<boolean> {
  try {
    await take(world, windowsIn(seen), step);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

const stated = (records: readonly StoredRecord[]) =>
  records.flatMap((record) => (record.kind === 'window' || record.kind === 'site' ? record.value : []));

/** 4: what changed is told by exactly one entry, and the chain's last word on a subject is how it stands. */
async function expectAudited(
  world: World,
  before: readonly StoredRecord[],
  told: readonly AuditEntry[],
): Promise<void> {
  const entries = await entriesOf(world);
  const changed = JSON.stringify(lasting(world)) !== JSON.stringify(before);
  expect(entries.length - told.length).toBe(changed ? 1 : 0);
  for (const chain of chains) expect(await verifyAudit(world.deps, chain)).toMatchObject({ valid: true });
  for (const value of stated(world.store.all())) {
    const subject = 'windowId' in value ? value.windowId : value.siteId;
    expect(entries.filter((entry) => entry.subject === subject).at(-1)?.after).toEqual(value);
  }
  for (const secrets of secretsIn(world.store.all())) {
    const { after } = entries.filter(({ subject }) => subject === bypassSubject(secrets.siteId)).at(-1) ?? {};
    expect(after).toMatchObject(bypassFacts(secrets));
  }
}

/** 1 and 5: approved means enough approvals of this very plan, each by another person, none by the requester. */
function expectApproved(window: Window): void {
  expect(window.digest).toBe(digestOf(window.windowId, window.planVersion, window.plan));
  const voters = window.votes.map(({ approverId }) => approverId);
  expect(new Set(voters).size).toBe(voters.length);
  expect(voters).not.toContain(window.requestedBy.personId);
  const { votes, rules, revision } = window;
  if (revision === 0) return;
  expect(votes.filter(({ decision }) => decision === 'approve').length).toBeGreaterThanOrEqual(rules.approvalsRequired);
  expect(window.decidedAt).toBeLessThan(window.plan.startsAt);
}

/** 6: what is approved or active is in the calendar, nothing else is, and nothing in it meets. */
function expectCalendars(records: readonly StoredRecord[]): void {
  for (const siteId of ['demo', 'shop']) {
    const standing = windowsIn(records).filter(
      (window) => window.siteId === siteId && ['approved', 'active'].includes(window.status),
    );
    const entries = records.flatMap((record) =>
      record.kind === 'calendar' && record.value.siteId === siteId ? record.value.entries : [],
    );
    expect(entries.map(({ windowId }) => windowId).sort()).toEqual(standing.map(({ windowId }) => windowId).sort());
    const pairs = entries.flatMap((one, index) => entries.slice(index + 1).map((other) => [one, other] as const));
    expect(pairs.filter(([one, other]) => intervalsMeet(one, other) && scopesMeet(one.paths, other.paths))).toEqual([]);
  }
}

/** 7: revisions only grow, published ones too; and heads list exactly the undecided requests. */
function expectHeads(before: readonly StoredRecord[], after: readonly StoredRecord[]): void {
  const revisions = (records: readonly StoredRecord[]) =>
    new Map(
      records.flatMap((record) => {
        if (record.kind === 'head') return [[record.value.chain, record.value.revision] as const];
        return record.kind === 'edge'
          ? [[`published ${record.value.siteId}`, record.value.publishedRevision] as const]
          : [];
      }),
    );
  const now = revisions(after);
  for (const [name, revision] of revisions(before)) expect(now.get(name)).toBeGreaterThanOrEqual(revision);
  const listed = after.flatMap((record) => (record.kind === 'head' ? record.value.requests : []));
  const requested = windowsIn(after).filter(({ status }) => status === 'requested');
  expect([...listed].sort()).toEqual(requested.map(({ windowId }) => windowId).sort());
}

async function live(steps: readonly { step: Step; twice: boolean }[], approvalsRequired: number): Promise<Set<string>> {
  const world = await givenWorld({ approvalsRequired, timeoutSeconds: 1200 });
  const seen = new Set<string>();
  for (const { step, twice } of steps) {
    const [all, before, told] = [world.store.all(), lasting(world), await entriesOf(world)];
    const wasRefused = await refused(world, all, step);
    if (wasRefused) expect(lasting(world)).toEqual(before);
    const after = world.store.all();
    await expectAudited(world, before, told);
    windowsIn(after).forEach(expectApproved);
    for (const { status } of windowsIn(after)) seen.add(status);
    expectCalendars(after);
    expectHeads(all, after);
    if (twice && isDelivery(step)) {
      await refused(world, all, step);
      expect(lasting(world)).toEqual(after.filter(({ kind }) => !volatile.has(kind)));
    }
  }
  return seen;
}

describe('in any history of a site', () => {
  it('every change is told once, no plan is enforced without its votes, nothing overlaps and refusals change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 2 }), async (steps, required) => {
        await live(steps, required);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('windows reach every status there is', async () => {
    const seen = new Set<string>();
    for (const steps of fc.sample(history, { seed: 20_261_102, numRuns: 60 })) {
      for (const status of await live(steps, 1)) seen.add(status);
    }
    expect([...seen].sort()).toEqual([...windowStatuses].sort());
  }, 120_000);

  it('the same holds when several commands run at once', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const world = await givenWorld({ approvalsRequired: 1, timeoutSeconds: 1200 });
        for (let first = 0; first < steps.length; first += 4) {
          const all = world.store.all();
          await Promise.all(steps.slice(first, first + 4).map(({ step }) => refused(world, world.store.all(), step)));
          const after = world.store.all();
          windowsIn(after).forEach(expectApproved);
          expectCalendars(after);
          expectHeads(all, after);
          for (const chain of chains) expect(await verifyAudit(world.deps, chain)).toMatchObject({ valid: true });
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
