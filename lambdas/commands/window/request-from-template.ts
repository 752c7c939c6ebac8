import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Proposal } from '../../domain/proposal/proposal';
import { windowMade } from '../../domain/proposal/proposal-transitions';
import { assertCovers, mismatch } from '../../domain/proposal/template-rules';
import { isOfSite } from '../../domain/site/of-site';
import type { Site } from '../../domain/site/site';
import { newWindow } from '../../domain/window/new-window';
import { isStartOpen, startedPlan, withLeadTime } from '../../domain/window/on-approval';
import { assertPlannable } from '../../domain/window/plan';
import type { Plan, Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { enterCalendar } from '../calendar/enter-calendar';
import { proposalIn } from '../requirements/proposal';
import { requesterIn } from '../requirements/requester';
import { siteIn } from '../requirements/site';
import { newWindowKeys, type WindowResult } from '../requirements/window';
import { planOf, type WindowRequest } from '../steps/plan-of';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { ArmingDeps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface TemplateUse extends WindowRequest {
  /** The proposalId of an approved template. */
  readonly templateId: string;
}

type Named = TemplateUse & { readonly windowId: string };

/**
 * – → approved, because the template was approved. Parallel requests cannot exceed the template's number of uses.
 *
 * @throws Refusal `template-mismatch` with the rule in its details, `template-spent`, `unknown-proposal`, and as
 * `requestWindow`
 */
export async function requestFromTemplate(deps: ArmingDeps, request: TemplateUse, actor: Actor): Promise<Window> {
  const { siteId, templateId, idempotency } = request;
  const windowId = `${siteId}.${deps.newId()}`;
  const keys = [...newWindowKeys(siteId), { kind: 'proposal', proposalId: templateId } as const];
  return decideIdempotently<WindowResult>(deps, keys, actor, idempotency, 'window', (snapshot, at) =>
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
  const site = siteIn(snapshot, request.siteId);
  const requester = requesterIn(snapshot, actor);
  const template = templateIn(snapshot, site, request.templateId);
  const asked = windowOf(snapshot, named(request, template), site, requester, at);
  if (isStartOpen(asked.plan)) assertPlannable(asked.plan, site.policy, at);
  const after = { ...asked, plan: startedPlan(asked.plan, snapshot.calendar(site.siteId), at) };
  assertCovers(template, after.plan);
  assertPlannable(after.plan, site.policy, at);
  const { window, commit } = enterCalendar(deps, snapshot, {
    before: null,
    after,
    at,
    actor: requester,
    action: 'use-template',
    reason: request.reason,
    put: [{ kind: 'proposal', value: windowMade(template) }],
    reliedOn: [{ kind: 'directory', value: snapshot.directory() }],
  });
  return { result: { kind: 'window', value: window }, commit };
}

function templateIn(snapshot: Snapshot, site: Site, templateId: string): Proposal {
  const template = proposalIn(snapshot, templateId);
  if (!isOfSite(template, site)) throw mismatch(templateId, 'siteId', 'The template is of another site.');
  return template;
}

function windowOf(snapshot: Snapshot, request: Named, site: Site, requestedBy: Actor, at: EpochSeconds): Window {
  const plan = withLeadTime(planFrom(request, site, request.timeZone ?? site.timeZone), site.policy, at);
  const { templateId } = request;
  const { version: directoryVersion } = snapshot.directory();
  const beginning = { status: 'approved', templateId, decideBy: at, decidedAt: at } as const;
  return newWindow(site, { ...request, plan, requestedBy, directoryVersion }, beginning, at);
}

/** With the hostnames of the template, where it was made for some of the site's and the request names none. */
function named(request: Named, { content }: Proposal): Named {
  const template = content.kind === 'template' && content.template.hostnamesChosen ? content.template : undefined;
  return { ...request, hostnames: request.hostnames ?? template?.hostnames };
}

/** Without an overrun budget: the approved template says how long such a window may last. */
function planFrom(request: TemplateUse, site: Site, timeZone: string): Plan {
  const { overrunSeconds: _, ...plan } = planOf(request, site, timeZone);
  return plan;
}
