import { keyText } from '../../../lambdas/store/keys';
import { assertInvariants, type Standing } from './invariant-checks';

/** 11: a revision that nobody has recorded as published is due, so that a publisher that was never called finds it. */
export function expectDue(standing: Standing): void {
  for (const record of standing.values()) {
    if (record.kind !== 'head' || record.value.revision === 0) continue;
    const { chain: siteId, revision } = record.value;
    const edge = standing.get(keyText({ kind: 'edge', siteId }));
    if (edge?.kind === 'edge' && edge.value.publishedRevision >= revision) continue;
    const marks = [true, false].map((urgent) => standing.get(keyText({ kind: 'publish-due', siteId, urgent })));
    const due = marks.some((mark) => mark?.kind === 'publish-due' && mark.value.revision === revision);
    assertInvariants(due, 'a raised revision is due', { siteId, revision, marks });
  }
}
