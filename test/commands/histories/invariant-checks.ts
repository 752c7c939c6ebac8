import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';
import { emptyHead, follow } from '../../../lambdas/domain/audit/chain';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import { type BypassSecrets, bypassFacts, bypassSubject, noSecrets } from '../../../lambdas/domain/site/bypass';
import type { Calendar } from '../../../lambdas/domain/site/site';
import { listingsOf } from '../../../lambdas/domain/voting/question-listing';
import { subjectOf } from '../../../lambdas/domain/voting/subject';
import { areNested, plansMeet } from '../../../lambdas/domain/window/overlap';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { endOf, type Window } from '../../../lambdas/domain/window/window';
import { keyText } from '../../../lambdas/store/keys';
import type { StoredRecord } from '../../../lambdas/store/records';
import { applied } from '../../domain/audit/applied';
import type { World } from '../fixtures';

/** Jest's own expectations, by the hundred per step, would take most of the time. */
export function assertInvariants(fact: unknown, name: string, seen?: unknown): asserts fact {
  if (!fact) throw new Error(`It does not hold that ${name}: ${canonicalJson(seen ?? null)}`);
}

/** Records by key. */
export type Standing = ReadonlyMap<string, StoredRecord>;

const chains = ['demo', 'shop', 'ORG'];
const sites = ['demo', 'shop'];
/** What commands leave for those who publish and mail, and what these record of it. */
const marks: ReadonlySet<string> = new Set(['publish-due', 'mail-due', 'question-listing']);
const ofTheEdge = ['edge', 'edge-entries', 'edge-hostname', 'edge-store', 'edge-lease'];
const volatile = new Set([...marks, ...ofTheEdge, 'link-attempts', 'approval-request', 'idempotency', 'head']);

type Records = Iterable<StoredRecord>;

export const windowsIn = (records: Records): Window[] =>
  [...records].flatMap((record) => (record.kind === 'window' ? record.value : []));
export const proposalsIn = (records: Records): Proposal[] =>
  [...records].flatMap((record) => (record.kind === 'proposal' ? record.value : []));
const calendarsIn = (records: Records): Calendar[] =>
  [...records].flatMap((record) => (record.kind === 'calendar' ? record.value : []));
const secretsIn = (records: Records): BypassSecrets[] =>
  [...records].flatMap((record) => (record.kind === 'bypass' ? record.value : []));

/** Windows, sites, people, proposals and calendars that were written or removed in between. */
export function changedBetween(before: Standing, after: Standing): StoredRecord[] {
  const written = [...after].filter(([key, record]) => before.get(key) !== record);
  const removed = [...before].filter(([key]) => !after.has(key));
  return [...written, ...removed].map(([, record]) => record).filter(({ kind }) => !volatile.has(kind));
}

const headIn = (standing: Standing, chain: string) => {
  const head = standing.get(keyText({ kind: 'head', chain }));
  return head?.kind === 'head' ? head.value : emptyHead(chain);
};

/**
 * 4: what changed is told by exactly one entry (by one for the settings of a site and one for a policy that is proposed with them), which says how its subject stands; the chain goes on without a gap.
 *
 * @returns the entries
 */
export async function expectTold({ store }: World, before: Standing, after: Standing): Promise<AuditEntry[]> {
  const told: AuditEntry[] = [];
  for (const chain of chains) {
    const key = keyText({ kind: 'head', chain });
    if (before.get(key) === after.get(key)) continue;
    const { auditSeq: seq, auditHash: hash } = headIn(before, chain);
    let walk = { seq, hash };
    for (const entry of (await store.auditEntries(chain, seq, 10)).entries) {
      const next = follow(walk, chain, entry);
      assertInvariants(next, 'an entry follows the one before', entry);
      walk = next;
      told.push(entry);
    }
    const { auditSeq, auditHash } = headIn(after, chain);
    assertInvariants(
      walk.seq === auditSeq && walk.hash === auditHash,
      'the head stands at the last entry',
      after.get(key),
    );
  }
  const changed = changedBetween(before, after);
  // A minted link is told and stored nowhere: its secret is the site's.
  const silent = told.filter(({ action }) => action !== 'create-bypass-link');
  assertInvariants(
    changed.length > 0 ? told.length === 1 || isSettingsAndPolicy(told) : silent.length === 0,
    'a change is told once',
    {
      told,
      changed,
    },
  );
  const left = [...after].filter(([key, record]) => marks.has(record.kind) && before.get(key) !== record);
  assertInvariants(left.length === 0 || told.length > 0, 'a mark is left by a change only', left);
  for (const entry of told) expectTrue(entry, before, changed);
  return told;
}

/** One request changed a site and asked for another policy: two changes, in one transaction. */
const isSettingsAndPolicy = (told: readonly AuditEntry[]): boolean =>
  told.map(({ action }) => action).join() === 'update-site,propose-policy';

/** What an entry says has changed about its subject makes what stands of what stood before. */
function expectTrue(entry: AuditEntry, before: Standing, changed: readonly StoredRecord[]): void {
  const { subject } = entry;
  const expectTold = (stood: unknown, stands: object) => {
    const told = applied(facts(stood), entry.before, entry.after);
    assertInvariants(canonicalJson(told) === canonicalJson(facts(stands)), 'it is told as it stands', stands);
  };
  const stood = [...before.values()];
  for (const window of windowsIn(changed)) {
    if (window.windowId === subject)
      expectTold(
        windowsIn(stood).find(({ windowId }) => windowId === subject),
        window,
      );
  }
  for (const proposal of proposalsIn(changed)) {
    if (proposal.proposalId === subject)
      expectTold(
        proposalsIn(stood).find(({ proposalId }) => proposalId === subject),
        proposal,
      );
  }
  for (const secrets of secretsIn(changed)) {
    const was = secretsIn(stood).find(({ siteId }) => siteId === secrets.siteId);
    if (bypassSubject(secrets.siteId) !== subject || entry.after === null) continue;
    const told = applied(bypassFacts(was ?? noSecrets(secrets.siteId)), entry.before, entry.after);
    expect(told).toMatchObject(bypassFacts(secrets));
  }
}

/** Without what a record keeps of earlier changes. */
function facts(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return null;
  const { notices: _, previousPlan: __, earlierReasons: ___, ...rest } = record as Partial<Window>;
  return rest;
}

/** 1: what the calendar holds is an approved or active window as it stands, and its very plan has the votes for it. */
function expectAuthorized(standing: Standing): void {
  const windows = windowsIn(standing.values());
  for (const siteId of sites) {
    const entries = calendarsIn(standing.values()).find((calendar) => calendar.siteId === siteId)?.entries ?? [];
    const live = windows.filter((one) => one.siteId === siteId && ['approved', 'active'].includes(one.status));
    assertInvariants(entries.length === live.length, 'the calendar holds what stands', { entries, live });
    for (const entry of entries) {
      const window = live.find(({ windowId }) => windowId === entry.windowId);
      assertInvariants(window, 'what the calendar holds stands', entry);
      const { plan, digest, windowId, planVersion, emergency } = window;
      const enforced = { ...plan, endsAt: endOf(window), windowId, digest, ...(emergency && { emergency: true }) };
      assertInvariants(canonicalJson(entry) === canonicalJson(enforced), 'the edge enforces the plan', {
        entry,
        enforced,
      });
      assertInvariants(digest === digestOf(windowId, planVersion, plan), 'the digest is of the plan', window);
      const extended = endOf(window) - plan.endsAt;
      assertInvariants(extended >= 0 && extended <= (plan.overrunSeconds ?? 0), 'the end is in the budget', window);
      assertInvariants(isAuthorized(window, standing), 'what is enforced has its votes', window);
    }
    // 6: nothing in it meets, but emergencies, and a stricter window inside the scope of another.
    const normal = entries.filter(({ emergency }) => !emergency);
    const pairs = normal.flatMap((one, index) => normal.slice(index + 1).map((other) => [one, other] as const));
    const meeting = pairs.filter(([one, other]) => plansMeet(one, other) && !areNested(one, other));
    assertInvariants(meeting.length === 0, 'no windows overlap', meeting);
  }
}

function isAuthorized({ emergency, templateId, planVersion, votes, rules }: Window, standing: Standing): boolean {
  if (emergency && planVersion === 1) return true;
  if (templateId !== undefined) {
    const template = proposalsIn(standing.values()).find(({ proposalId }) => proposalId === templateId);
    const { content, used = 0, votes = [], rules } = template ?? {};
    const approvals = votes.filter(({ decision }) => decision === 'approve').length;
    return (
      content?.kind === 'template' && used <= content.template.uses && approvals >= (rules?.approvalsRequired ?? 1)
    );
  }
  const approvals = new Set(votes.flatMap(({ decision, approverId }) => (decision === 'approve' ? approverId : [])));
  const vetoes = rules.veto ? votes.filter(({ decision }) => decision === 'reject') : [];
  return approvals.size >= rules.approvalsRequired && vetoes.length === 0;
}

/** 7: revisions only grow, published ones too; plan versions as well; and heads list exactly what is undecided. */
function expectHeads(before: Standing, after: Standing): void {
  for (const chain of sites) {
    const [was, head] = [headIn(before, chain), headIn(after, chain)];
    assertInvariants(head.revision >= was.revision, 'revisions grow', head);
    const windows = windowsIn(after.values()).filter(({ siteId }) => siteId === chain);
    const requested = windows.filter(({ status }) => status === 'requested');
    const unratified = windows.filter(({ emergency }) => emergency && emergency.ratifiedAt === undefined);
    const proposals = proposalsIn(after.values()).filter((one) => one.siteId === chain && one.status === 'requested');
    const lists = [head.requests, head.unratified.map(({ windowId }) => windowId), head.proposals];
    const open = [ids(requested), ids(unratified), proposals.map(({ proposalId }) => proposalId)];
    const sorted = (all: readonly (readonly string[])[]) => canonicalJson(all.map((one) => [...one].sort()));
    assertInvariants(sorted(lists) === sorted(open), 'the head lists what is undecided', { head, open });
  }
  for (const [key, record] of after) {
    const earlier = before.get(key);
    if (earlier?.kind === 'edge' && record.kind === 'edge') {
      assertInvariants(
        record.value.publishedRevision >= earlier.value.publishedRevision,
        'published revisions grow',
        record,
      );
    }
    if (earlier?.kind === 'window' && record.kind === 'window') expectGrowth(earlier.value, record.value);
  }
}

const ids = (windows: readonly Window[]) => windows.map(({ windowId }) => windowId);

function expectGrowth(before: Window, after: Window): void {
  const highest = Math.max(after.planVersion, after.amendment?.planVersion ?? 0);
  const grown = after.lastPlanVersion >= before.lastPlanVersion && after.planVersion >= before.planVersion;
  assertInvariants(grown && after.lastPlanVersion >= highest, 'plan versions grow', { before, after });
  const open = after.amendment !== undefined && after.amendment.decided === undefined;
  assertInvariants(
    !open || after.status === 'approved' || after.status === 'active',
    'only what runs is amended',
    after,
  );
}

/** The list of all sites' questions has each that is open. What ended without a person may stay until its deadline. */
function expectListed(standing: Standing): void {
  const subjects = [...windowsIn(standing.values()), ...proposalsIn(standing.values())].map(subjectOf);
  for (const listing of subjects.flatMap(listingsOf)) {
    const { ttl: _, ...place } = listing;
    const found = standing.has(keyText({ kind: 'question-listing', ...place }));
    assertInvariants(found, 'an open question is listed', listing);
  }
}

/** What must hold whatever happened in between, and however much. */
export function expectSound(before: Standing, after: Standing): void {
  expectAuthorized(after);
  expectHeads(before, after);
  expectListed(after);
}
