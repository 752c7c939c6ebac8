import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../../lambdas/domain/audit/chain';

/** @param word in every entry, so that another one makes another chain */
export function chainOf(length: number, chain = 'shop', word = 'x'): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = emptyHead(chain);
  for (let n = 1; n <= length; n++) {
    const actor = { principal: 'arn:aws:iam::111122223333:user/rita', personId: 'rita' };
    const subject = `${chain}.${n % 3}`;
    const entry = entryAfter(head, {
      at: n,
      actor,
      action: 'comment',
      subject,
      before: null,
      after: { n, text: `ü "${word}"` },
    });
    entries.push(entry);
    head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
  }
  return entries;
}
