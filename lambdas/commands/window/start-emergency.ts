import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Directory } from '../../domain/directory/directory';
import { named } from '../../domain/directory/principals';
import { instantText } from '../../domain/local-time';
import { malformedField } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import { assertFresh } from '../../domain/voting/fresh-sign-in';
import { assertDuration, assertRoom, assertUnsuspended, ratificationRules } from '../../domain/window/break-glass';
import { newWindow } from '../../domain/window/new-window';
import type { Mode, Plan, Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { enterCalendar } from '../calendar/enter-calendar';
import { siteIn } from '../requirements/site';
import { newWindowKeys, type WindowResult } from '../requirements/window';
import { planOf } from '../steps/plan-of';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { ArmingDeps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface EmergencyRequest {
  readonly siteId: string;
  readonly mode: Mode;
  /** Why it could not wait for approval; never empty. */
  readonly reason: string;
  /** From now on; at most what the policy of the site allows. */
  readonly durationMinutes: number;
  /** Path prefixes; absent or empty means the whole site. */
  readonly paths?: readonly string[] | undefined;
  readonly message?: string | undefined;
  /** The message by language. Room for these is not kept, as it is not for paths. */
  readonly messages?: Readonly<Record<string, string>> | undefined;
  readonly idempotency?: Idempotency | undefined;
}

type Named = EmergencyRequest & { readonly windowId: string };

/**
 * – → active, before anyone approved it: the edge enforces it as soon as the new revision is published. It may overlap
 * anything. Anybody whom the API admits may call this, in the directory or not, so that in an emergency nobody needs an
 * administrator first. The principal is recorded, and the person it belongs to cannot ratify.
 *
 * @throws Refusal `break-glass-off`, `sign-in-too-old`, `break-glass-suspended`, `too-long` and as `requestWindow`
 */
export async function startEmergency(deps: ArmingDeps, request: EmergencyRequest, actor: Actor): Promise<Window> {
  const { siteId, idempotency } = request;
  const windowId = `${siteId}.${deps.newId()}`;
  return decideIdempotently<WindowResult>(deps, newWindowKeys(siteId), actor, idempotency, 'window', (snapshot, at) =>
    decide(deps, snapshot, { ...request, windowId }, actor, at),
  );
}

function decide(
  deps: ArmingDeps,
  snapshot: Snapshot,
  request: Named,
  actor: Actor,
  at: EpochSeconds,
): CommandOutcome<WindowResult> {
  const { siteId, windowId, reason } = request;
  const site = siteIn(snapshot, siteId);
  if (reason.trim() === '') throw malformedField('reason', 'is required, for the people who ratify the emergency');
  assertFresh(actor.signIn, site.policy.signInMaxAgeSeconds, at);
  const head = snapshot.head(siteId);
  assertDuration(site.policy, request.durationMinutes);
  assertUnsuspended(head, at);
  assertRoom(snapshot.calendar(siteId), at);
  const activator = known(actor, snapshot.directory());
  const after = windowOf(snapshot, request, site, activator, at);
  const headChanges = { unratified: [...head.unratified, { windowId, ratifyBy: after.decideBy }] };
  const entering = { before: null, after, at, actor: activator, action: 'emergency', reason, headChanges } as const;
  const { window, commit } = enterCalendar(deps, snapshot, entering);
  return { result: { kind: 'window', value: window }, commit };
}

/** Whoever started it, with id and mailbox if the directory knows them. */
function known(actor: Actor, directory: Directory): Actor {
  const who = named(actor, directory);
  const person = directory.people.find(({ personId }) => personId === who.personId);
  return person ? { ...who, email: person.email } : who;
}

function windowOf(snapshot: Snapshot, request: Named, site: Site, requestedBy: Actor, at: EpochSeconds): Window {
  const { windowId, reason } = request;
  const ratifyBy = at + site.policy.emergency.ratifyWithinSeconds;
  const rules = ratificationRules(site.policy);
  const beginning = { status: 'active', activatedAt: at, rules, decideBy: ratifyBy, emergency: { ratifyBy } } as const;
  const { version: directoryVersion } = snapshot.directory();
  const asked = { windowId, plan: planFrom(request, site, at), reason, requestedBy, directoryVersion };
  return newWindow(site, asked, beginning, at);
}

/** Without an overrun budget, because nobody approved one. After ratification, people can vote on an amendment. */
function planFrom({ mode, paths, message, messages, durationMinutes }: Named, site: Site, at: EpochSeconds): Plan {
  const times = { startsAt: instantText(at), endsAt: instantText(at + durationMinutes * 60) };
  const { overrunSeconds: _, ...plan } = planOf({ mode, paths, message, messages, ...times }, site, site.timeZone);
  return plan;
}
