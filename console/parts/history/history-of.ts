import type { AuditEntry, FlipProof, LinkAttempt, Window } from '../../api/types';

/** What a line of the history is about; the filter of the history names the same. */
export const eventKinds = ['change', 'vote', 'comment', 'proof', 'link'] as const;
export type EventKind = (typeof eventKinds)[number];

/** One line of the history of a window. */
export type HistoryEvent = { readonly at: string; readonly key: string } & (
  | { readonly kind: 'change' | 'vote'; readonly entry: AuditEntry }
  | { readonly kind: 'comment'; readonly entry: AuditEntry; readonly text: string | undefined }
  | { readonly kind: 'proof'; readonly proof: FlipProof }
  | { readonly kind: 'link'; readonly attempt: LinkAttempt }
);

const votes: readonly string[] = ['approve', 'reject', 'withdraw', 'ratify'];

/** All that is known of a window in one list, newest first. */
export function historyOf(
  window: Pick<Window, 'comments'> & { readonly proofs?: readonly FlipProof[] | undefined },
  entries: readonly AuditEntry[],
  attempts: readonly LinkAttempt[],
): readonly HistoryEvent[] {
  const events: readonly HistoryEvent[] = [
    ...entries.map((entry) => eventOf(entry, window.comments)),
    ...(window.proofs ?? []).map(proofEvent),
    ...attempts.flatMap(linkEvent),
  ];
  return events.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.key < b.key ? 1 : -1));
}

function eventOf(entry: AuditEntry, comments: Window['comments']): HistoryEvent {
  const { at, action, actor } = entry;
  const key = `entry-${String(entry.seq).padStart(9, '0')}`;
  if (action !== 'comment') return { kind: votes.includes(action) ? 'vote' : 'change', at, key, entry };
  const said = comments.filter((comment) => comment.at === at && comment.personId === actor.personId);
  return { kind: 'comment', at, key, entry, text: said.map(({ text }) => text).join('\n') || undefined };
}

const proofEvent = (proof: FlipProof): HistoryEvent => ({
  kind: 'proof',
  at: proof.seenAt ?? proof.askedAt,
  key: `proof-${proof.boundary}`,
  proof,
});

function linkEvent(attempt: LinkAttempt): readonly HistoryEvent[] {
  const { approverId, planVersion, lastOpenedAt, firstOpenedAt } = attempt;
  const at = lastOpenedAt ?? firstOpenedAt;
  return at === undefined ? [] : [{ kind: 'link', at, key: `link-${approverId}-${planVersion}`, attempt }];
}
