import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const members = (value: unknown): Members => (isMembers(value) ? value : {});
const isListChange = (value: unknown): boolean => isMembers(value) && ('removed' in value || 'added' in value);

/** What a reader of the chain does: the record after an entry, from the one before it. */
export function applied(base: unknown, before: unknown, after: unknown): unknown {
  if (Array.isArray(base) && (isListChange(before) || isListChange(after))) {
    const removed = new Set([members(before).removed ?? []].flat().map(canonicalJson));
    const added = [members(after).added ?? []].flat();
    return [...base.filter((element) => !removed.has(canonicalJson(element))), ...added];
  }
  if (!isMembers(base) || !isMembers(before) || !isMembers(after)) return after;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].map((name) => [name, applied(base[name], before[name], after[name])]);
  return Object.fromEntries(
    Object.entries({ ...base, ...Object.fromEntries(changed) }).filter(([, value]) => value !== undefined),
  );
}

/** The entries of a chain from its beginning on, with the whole record of its subject after each. */
export function replayed(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const records = new Map<string, unknown>();
  return entries.map((entry) => {
    const { subject, before, after } = entry;
    const base = records.get(subject) ?? null;
    // A site that is changed together with a new proposal is told beside it.
    const isBeside = isMembers(before) && isMembers(after) && 'proposal' in after && 'site' in before;
    const record = isBeside ? { ...after, site: applied(base, before.site, after.site) } : applied(base, before, after);
    records.set(subject, isBeside ? members(record).site : record);
    if (isBeside) records.set(String(members(after.proposal).proposalId), after.proposal);
    return { ...entry, after: record };
  });
}
