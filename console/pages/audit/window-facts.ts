import type { AuditEntry } from '../../api/types';

/** What entries say about a window. */
export interface WindowFacts {
  readonly reason?: string;
  /** RFC 3339, both or none. */
  readonly period?: { readonly startsAt: string; readonly endsAt: string };
}

/**
 * Why and when a window was to be after an entry: an entry says only what it changed, so the rest is from the earlier ones.
 * @param earlier entries of the same log, newest first, the entry itself among them or not
 */
export function factsAfter(entry: AuditEntry, earlier: readonly AuditEntry[]): WindowFacts {
  const about = [
    entry,
    ...earlier.filter(
      ({ chain, seq, subject }) => chain === entry.chain && subject === entry.subject && seq < entry.seq,
    ),
  ].map(({ after }) => membersOf(after));
  const plans = about.map(({ plan }) => membersOf(plan));
  const reason = about.map((after) => after.reason).find(isText);
  const startsAt = plans.map((plan) => plan.startsAt).find(isSeconds);
  const endsAt = plans.map((plan) => plan.endsAt).find(isSeconds);
  return {
    ...(reason !== undefined && { reason }),
    ...(startsAt !== undefined && endsAt !== undefined && { period: { startsAt: iso(startsAt), endsAt: iso(endsAt) } }),
  };
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isText = (value: unknown): value is string => typeof value === 'string';
/** Records have times in seconds since 1970. */
const isSeconds = (value: unknown): value is number => typeof value === 'number';
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
