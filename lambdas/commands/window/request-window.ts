import type { Actor, EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import { assertEnoughApprovers } from '../../domain/voting/enough-approvers';
import { newWindow } from '../../domain/window/new-window';
import { decidableUntil, withLeadTime } from '../../domain/window/on-approval';
import { withEntry } from '../../domain/window/overlap';
import { assertPlannable } from '../../domain/window/plan';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { placedWindow } from '../calendar/placed-window';
import { assertRequestFits } from '../calendar/request-room';
import { requesterIn } from '../requirements/requester';
import { assertRoom, newWindowKeys, type WindowResult } from '../requirements/window';
import { planOf, type WindowRequest } from '../steps/plan-of';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { ArmingDeps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/** – → requested. @throws Refusal */
export async function requestWindow(deps: ArmingDeps, request: WindowRequest, actor: Actor): Promise<Window> {
  const { siteId, idempotency } = request;
  const windowId = `${siteId}.${deps.newId()}`;
  return decideIdempotently<WindowResult>(deps, newWindowKeys(siteId), actor, idempotency, 'window', (snapshot, at) =>
    decide(deps, snapshot, { ...request, windowId }, actor, at),
  );
}

type Decided = CommandOutcome<{ kind: 'window'; value: Window }>;

function decide(
  deps: ArmingDeps,
  snapshot: Snapshot,
  request: WindowRequest & { readonly windowId: string },
  actor: Actor,
  at: EpochSeconds,
): Decided {
  const site = snapshot.site(request.siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId: request.siteId });
  const head = snapshot.head(site.siteId);
  const directory = snapshot.directory();
  const requester = requesterIn(snapshot, actor);
  const window = windowOf(snapshot, request, site, requester, at);
  assertEnoughApprovers(window, directory);
  const standing = snapshot.calendar(site.siteId);
  const calendar = withEntry(standing, placedWindow(window, standing, at));
  assertRequestFits(deps, snapshot, { site, calendar, standing }, window.windowId, at);
  assertRoom(head.requests);
  const value = { kind: 'window', value: window } as const;
  const commit = audited({
    head,
    at,
    actor: requester,
    action: 'request',
    subject: window.windowId,
    before: null,
    after: window,
    reason: window.reason,
    headChanges: { requests: [...head.requests, window.windowId] },
    put: [value],
    reliedOn: [
      { kind: 'site', value: site },
      { kind: 'directory', value: directory },
    ],
  });
  return { result: value, commit, asks: { siteId: site.siteId, principal: actor.principal } };
}

function windowOf(
  snapshot: Snapshot,
  request: WindowRequest & { readonly windowId: string },
  site: Site,
  requestedBy: Actor,
  at: EpochSeconds,
): Window {
  const plan = withLeadTime(planOf(request, site, request.timeZone ?? site.timeZone), site.policy, at);
  assertPlannable(plan, site.policy, at);
  const { version: directoryVersion } = snapshot.directory();
  const decideBy = Math.min(at + site.policy.timeoutSeconds, decidableUntil(plan));
  return newWindow(site, { ...request, plan, requestedBy, directoryVersion }, { status: 'requested', decideBy }, at);
}
