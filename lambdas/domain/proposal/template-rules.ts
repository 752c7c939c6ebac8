import type { EpochSeconds } from '../actor';
import { hasForm, oneLine, visible } from '../forms';
import { daysAhead, isWithin, lengths, policyRanges, ranges } from '../limits';
import { instantText } from '../local-time';
import { malformedField, Refusal } from '../refusal';
import { isOfSite } from '../site/of-site';
import type { Policy, Site } from '../site/site';
import { scopeHolds, scopeOf } from '../window/scope';
import type { Plan } from '../window/window';
import { durationText } from '../words';
import { allowedHoursOf, isWithinHours } from './allowed-hours';
import type { AllowedHours, Proposal, Template } from './proposal';
import { templateTextsOf, textObjection } from './template-texts';

/** A template in canonical form. @throws Refusal `malformed`, `unknown-time-zone`; `too-long`, `too-far-ahead` */
export function templateOf(template: Template, policy: Policy, at: EpochSeconds): Template {
  const { pathMatch, ...asked } = template;
  const { name, hours, texts, uses, expiresAt } = asked;
  if (name.trim() === '' || !hasForm({ maximumLength: lengths.templateName, rules: [oneLine, visible] }, name)) {
    throw malformedField('name', `must be one visible line of at most ${lengths.templateName} characters`);
  }
  if (!isWithin(uses, ranges.templateUses)) {
    throw malformedField('uses', `must be a whole number from ${ranges.templateUses.join(' to ')}`);
  }
  assertDuration(template, policy);
  if (!Number.isInteger(expiresAt) || expiresAt <= at) {
    throw malformedField('expiresAt', 'has passed; a template must expire in the future');
  }
  const maximumAheadSeconds = daysAhead * 86_400;
  if (expiresAt - at > maximumAheadSeconds) {
    throw new Refusal('too-far-ahead', `A template must expire within ${daysAhead} days from now.`, {
      maximumAheadSeconds,
    });
  }
  const paths = scopeOf(asked.paths);
  return {
    ...asked,
    paths,
    ...(paths.length > 0 && pathMatch && { pathMatch }),
    ...(hours && { hours: allowedHoursOf(hours) }),
    ...(texts && { texts: templateTextsOf(texts) }),
  };
}

function assertDuration({ maximumDurationSeconds: asked }: Template, { maximumDurationSeconds }: Policy): void {
  const [least] = policyRanges.maximumDurationSeconds;
  if (!Number.isInteger(asked) || asked < least) {
    throw malformedField('maximumDurationSeconds', `must be a whole number, ${least} or more`);
  }
  if (asked <= maximumDurationSeconds) return;
  throw new Refusal('too-long', `The site allows windows of at most ${durationText(maximumDurationSeconds)}.`, {
    maximumDurationSeconds,
  });
}

/** One requirement of a template for a plan; the refusal names its key. */
type Rule = (template: Template, plan: Plan) => string | undefined;

const rules: Readonly<Record<string, Rule>> = {
  expiresAt: ({ expiresAt }, { startsAt }) =>
    startsAt < expiresAt ? undefined : `The template expires at ${instantText(expiresAt)}, before the window starts.`,
  mode: ({ mode }, plan) => (plan.mode === mode ? undefined : `The template is for the mode ${mode}.`),
  hostnames: (template, plan) =>
    plan.hostnames.every((hostname) => template.hostnames.includes(hostname))
      ? undefined
      : hostnamesText(template, plan),
  paths: (template, plan) => (scopeHolds(template, plan) ? undefined : scopeText(template, plan)),
  maximumDurationSeconds: ({ maximumDurationSeconds }, { startsAt, endsAt }) =>
    endsAt - startsAt <= maximumDurationSeconds
      ? undefined
      : `The template allows windows of at most ${durationText(maximumDurationSeconds)}.`,
  texts: ({ texts }, plan) => texts && textObjection(texts, plan),
  hours: ({ hours }, plan) =>
    !hours || isWithinHours(hours, plan) ? undefined : `The template allows windows ${hoursText(hours)}.`,
};

function hostnamesText({ hostnames, hostnamesChosen }: Template, plan: Plan): string {
  if (hostnamesChosen || plan.hostnamesChosen) return `The template covers no more than ${hostnames.join(', ')}.`;
  return 'The site has hostnames that it did not have when the template was proposed; name those in hostnames that it had.';
}

function scopeText({ paths, pathMatch }: Template, plan: Plan): string {
  const suffixes = plan.pathMatch !== undefined && pathMatch === undefined;
  const more = suffixes ? ', without suffixes such as .json, which the site did not cover when it was proposed' : '';
  return `The template covers no more than ${paths.join(', ')}${more}.`;
}

function hoursText({ from, to, days, timeZone }: AllowedHours): string {
  const on = days ? ` on days ${days.join(', ')} (1 is Monday)` : '';
  return `from ${from} to ${to} in ${timeZone}${on}`;
}

/**
 * Checks that an approved template allows a plan.
 *
 * @throws Refusal `unknown-proposal` for a policy, `template-mismatch` with the rule, `template-spent`
 */
export function assertCovers({ proposalId, status, content, used }: Proposal, plan: Plan): void {
  if (content.kind !== 'template') {
    throw new Refusal('unknown-proposal', 'No template has this id.', { proposalId });
  }
  const { template } = content;
  if (status !== 'approved') throw mismatch(proposalId, 'status', `The template is ${status}.`);
  if (used >= template.uses) {
    throw new Refusal('template-spent', `The template has been used up (uses: ${template.uses}); propose a new one.`, {
      templateId: proposalId,
      uses: template.uses,
    });
  }
  for (const [rule, objection] of Object.entries(rules)) {
    const message = objection(template, plan);
    if (message !== undefined) throw mismatch(proposalId, rule, message);
  }
}

/**
 * Whether windows can be made from a template now; a window may still be one that it does not cover.
 *
 * @param site that has its siteId
 */
export function isUsable(proposal: Proposal, site: Site | undefined, at: EpochSeconds): boolean {
  const { status, content, used } = proposal;
  if (status !== 'approved' || content.kind !== 'template' || !site || !isOfSite(proposal, site)) return false;
  return used < content.template.uses && at < content.template.expiresAt;
}

export function mismatch(templateId: string, rule: string, message: string): Refusal {
  return new Refusal('template-mismatch', `${message} Leave templateId out to ask for approval.`, { templateId, rule });
}
