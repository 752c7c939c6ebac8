import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';
import { digestOf } from '../../../lambdas/domain/window/plan';
import type { Window } from '../../../lambdas/domain/window/window';

/** Entries of a chain, as exported. */
export const entriesOf = (jsonLines: string): AuditEntry[] =>
  jsonLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditEntry);

const windowIn = (state: unknown): Window | undefined =>
  typeof state === 'object' && state !== null && 'windowId' in state ? (state as Window) : undefined;

/** 4: each entry goes on where the last one on its subject ended, by one version: no change without an entry, none twice. */
export function expectContinuous(entries: readonly AuditEntry[]): void {
  const standing = new Map<string, Window>();
  for (const { subject, before, after, seq } of entries) {
    const window = windowIn(after);
    if (!window) continue;
    const last = standing.get(subject);
    expect([seq, canonicalJson(before ?? null)]).toEqual([seq, canonicalJson(last ?? null)]);
    expect([seq, window.version]).toEqual([seq, (last?.version ?? 0) + 1]);
    standing.set(subject, window);
  }
}

/** 1 and 5: whatever the edge was told to enforce had the votes of enough people who did not ask for it, or other grounds. */
export function expectGrounded(entries: readonly AuditEntry[]): void {
  for (const { after, seq } of entries) {
    const window = windowIn(after);
    if (!window || !['approved', 'active'].includes(window.status)) continue;
    const { windowId, planVersion, plan, digest, votes, rules, askedBy } = window;
    expect([seq, digest]).toEqual([seq, digestOf(windowId, planVersion, plan)]);
    const requesters = askedBy.map(({ personId }) => personId);
    const voters = votes.map(({ approverId }) => approverId);
    expect([seq, new Set(voters).size, voters.filter((voter) => requesters.includes(voter))]).toEqual([
      seq,
      voters.length,
      [],
    ]);
    const approvals = votes.filter(({ decision }) => decision === 'approve').length;
    const otherGrounds = window.templateId !== undefined || (window.emergency !== undefined && planVersion === 1);
    if (!otherGrounds) expect([seq, approvals >= rules.approvalsRequired]).toEqual([seq, true]);
  }
}

/** 9: what made a window is on record once for each window that somebody was told of, and for no other. */
export function expectMade(entries: readonly AuditEntry[], told: readonly string[]): void {
  const made = entries.filter(({ action }) => ['request', 'use-template', 'emergency'].includes(action));
  expect(made.map(({ subject }) => subject).sort()).toEqual([...told].sort());
}
