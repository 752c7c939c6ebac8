import type { Actor } from '../../domain/actor';
import { assertEnoughApprovers } from '../../domain/voting/enough-approvers';
import { withReasonOf } from '../../domain/window/earlier-reasons';
import { isStartOpen, withChosenStart } from '../../domain/window/on-approval';
import { withEntry } from '../../domain/window/overlap';
import { amend, isAlreadyProposed } from '../../domain/window/replan';
import { illegalTransition } from '../../domain/window/transitions';
import type { Plan, Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { calendarOfOthers } from '../calendar/enter-calendar';
import { placedWindow } from '../calendar/placed-window';
import { assertRequestFits } from '../calendar/request-room';
import { siteIn } from '../requirements/site';
import type { WindowResult } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { AboutToAsk, Arming } from '../transaction/deps';
import { decideWords, type Editing } from './reword';

/**
 * Requests a new plan for an approved window, which stays armed until the new plan is approved. Requesting the same plan
 * again while the amendment is open changes only its reason.
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
  const plan = { ...(isStartOpen(wanted) ? wanted : withChosenStart(wanted)), ...amendedHostnames(before, wanted) };
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
  const { extendedTo: _, ...amended } = { ...after, plan };
  const calendar = withEntry(others, placedWindow(amended, others, at));
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

/**
 * An amendment may leave hostnames out, but not add any: the site keeps only those in the calendar, and an amendment is not in
 * it.
 *
 * @throws Refusal `illegal-move`
 */
function amendedHostnames(window: Window, { hostnames, hostnamesChosen }: Plan) {
  const { plan } = window;
  if (!hostnamesChosen && !plan.hostnamesChosen) return { hostnames: plan.hostnames };
  const added = hostnames.filter((hostname) => !plan.hostnames.includes(hostname));
  if (added.length === 0) return { hostnames, ...(hostnamesChosen && { hostnamesChosen }) };
  const message = `An amendment cannot add hostnames (${added.join(', ')}): request another window for them, or, before the start, send "replace": true.`;
  throw illegalTransition('amend', window, message, { hostnames: added });
}

/** Another plan for a window. */
export const askingAnew = ({ siteId, windowId }: Window, { principal }: Actor): AboutToAsk => ({
  siteId,
  principal,
  windowId,
});
