import type { Actor } from '../../domain/actor';
import { assertEnoughApprovers } from '../../domain/voting/eligibility';
import { withReasonOf } from '../../domain/window/earlier-reasons';
import { assertNoOverlap, withEntry } from '../../domain/window/overlap';
import { amend, isAlreadyProposed } from '../../domain/window/replan';
import type { Plan, Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { calendarOfOthers } from '../calendar/enter-calendar';
import { assertRequestFits } from '../calendar/request-room';
import { siteIn } from '../requirements/site';
import type { WindowResult } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { AboutToAsk, Arming } from '../transaction/deps';
import { decideWords, type Editing } from './reword';

/**
 * Requests a new plan for an approved window, which stays armed until the new plan is approved. The hostnames cannot
 * change: the site keeps only those in the calendar, and an amendment is not in it. Requesting the same plan again
 * while the amendment is open changes only its reason.
 *
 * @throws Refusal
 */
export function decideAmendment(
  deps: Arming,
  snapshot: Snapshot,
  editing: Editing,
  wanted: Plan,
  reason: string | undefined,
): CommandOutcome<WindowResult> {
  const { before, after: worded, editor, at } = editing;
  const plan = { ...wanted, hostnames: before.plan.hostnames };
  if (isAlreadyProposed(before, plan, at)) return decideWords(snapshot, withReason(editing, reason));
  const site = siteIn(snapshot, before.siteId);
  const directory = snapshot.directory();
  const after = amend(worded, reason ?? before.reason, {
    plan,
    editor,
    policy: site.policy,
    at,
    directoryVersion: directory.version,
  });
  assertEnoughApprovers(after.amendment, directory);
  const others = calendarOfOthers(snapshot, before);
  if (!before.emergency) assertNoOverlap(others, plan, at);
  const calendar = withEntry(others, { ...after, plan });
  const standing = snapshot.calendar(before.siteId);
  assertRequestFits(deps, snapshot, { site, calendar, standing }, before.windowId, at);
  const result = { kind: 'window', value: after } as const;
  const commit = audited({
    head: snapshot.head(before.siteId),
    at,
    actor: editor,
    action: 'amend',
    subject: before.windowId,
    before,
    after,
    reason,
    put: [result],
    reliedOn: [
      { kind: 'site', value: site },
      { kind: 'directory', value: directory },
    ],
  });
  return { result, commit, asks: askingAnew(before, editor) };
}

/** The same amendment, for another reason. */
function withReason(editing: Editing, reason: string | undefined): Editing {
  const { after, at } = editing;
  const { amendment } = after;
  if (!amendment || reason === undefined || reason === amendment.reason) return editing;
  return { ...editing, after: { ...withReasonOf(after, amendment, at), amendment: { ...amendment, reason } } };
}

/** Another plan for a window. */
export const askingAnew = ({ siteId, windowId }: Window, { principal }: Actor): AboutToAsk => ({
  siteId,
  principal,
  windowId,
});
