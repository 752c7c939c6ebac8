import { keyText } from '../../../lambdas/store/keys';
import { assertInvariants, type Standing, windowsIn } from './invariant-checks';

/**
 * A start that an approval sets is set by it once and for all: after the approval, not before the earliest and not after the latest
 * that was approved.
 */
export function expectStarts(before: Standing, after: Standing): void {
  for (const window of windowsIn(after.values())) {
    const { status, plan, decidedAt } = window;
    const earlier = before.get(keyText({ kind: 'window', windowId: window.windowId }));
    const was = earlier?.kind === 'window' ? earlier.value.plan.onApproval : undefined;
    const { notBefore = 0, notAfter = 0, durationSeconds, leadSeconds = 0, approvedAt } = plan.onApproval ?? {};
    if (!plan.onApproval) continue;
    const isDecided = !['requested', 'rejected', 'expired', 'cancelled'].includes(status);
    assertInvariants(!isDecided || approvedAt !== undefined, 'what stands has a start', window);
    assertInvariants(status !== 'requested' || approvedAt === undefined, 'what is asked about has none', window);
    if (approvedAt === undefined) continue;
    const { startsAt, endsAt } = plan;
    const inTerms = Math.max(notBefore, approvedAt + leadSeconds, approvedAt + 1) <= startsAt && startsAt <= notAfter;
    assertInvariants(inTerms && endsAt - startsAt === durationSeconds, 'the start is in its terms', window);
    const isNew = was?.approvedAt === undefined;
    assertInvariants(!isNew || approvedAt === decidedAt, 'the approval set the start', window);
  }
}
