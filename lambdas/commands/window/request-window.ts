import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Site } from '../../domain/site/site';
import { rulesOf } from '../../domain/site/site-rules';
import { assertEnoughApprovers } from '../../domain/voting/eligibility';
import { newWindow } from '../../domain/window/new-window';
import { assertNoOverlap, withEntry } from '../../domain/window/overlap';
import { assertPlannable } from '../../domain/window/plan';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { assertFits } from '../calendar/edge-capacity';
import { requesterIn } from '../requirements/requester';
import { siteIn } from '../requirements/site';
import { assertRoom, newWindowKeys, type WindowResult } from '../requirements/window';
import { planOf, type WindowRequest } from '../steps/plan-of';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/** – → requested. @throws Refusal */
export async function requestWindow(deps: Deps, request: WindowRequest, actor: Actor): Promise<Window> {
  const { siteId, idempotency } = request;
  const windowId = `${siteId}.${deps.newId()}`;
  return decideIdempotently<WindowResult>(deps, newWindowKeys(siteId), actor, idempotency, 'window', (snapshot, at) =>
    decide(snapshot, { ...request, windowId }, actor, at),
  );
}

function decide(snapshot: Snapshot, request: Named, actor: Actor, at: EpochSeconds): CommandOutcome<WindowResult> {
  const site = siteIn(snapshot, request.siteId);
  const head = snapshot.head(site.siteId);
  const directory = snapshot.directory();
  const window = windowOf(snapshot, request, site, actor, at);
  assertEnoughApprovers(window, directory);
  assertNoOverlap(snapshot.calendar(site.siteId), window.plan, at);
  assertFits(site, withEntry(snapshot.calendar(site.siteId), window), at);
  assertRoom(head.requests);
  const value = { kind: 'window', value: window } as const;
  const commit = audited({
    head,
    at,
    actor: window.requestedBy,
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
  return { result: value, commit };
}

type Named = WindowRequest & { readonly windowId: string };

function windowOf(snapshot: Snapshot, request: Named, site: Site, actor: Actor, at: EpochSeconds): Window {
  const { windowId, ticket, reason } = request;
  const timeZone = request.timeZone ?? site.timeZone;
  const plan = planOf(request, site, timeZone);
  assertPlannable(plan, site.policy, at);
  const rules = rulesOf(site.policy);
  const decideBy = Math.min(at + site.policy.timeoutSeconds, plan.startsAt);
  const question = { requestedBy: requesterIn(snapshot, actor), at, rules, decideBy };
  const { version: directoryVersion } = snapshot.directory();
  return newWindow({ windowId, siteId: site.siteId, plan, timeZone, reason, ticket, ...question, directoryVersion });
}
