import type { OpenedLink } from '../commands/voting/open-link';
import type { Proposal } from '../domain/proposal/proposal';
import { endOf, type Plan, type Window } from '../domain/window/window';
import { changeList, factList } from './fact-list';
import { type Html, html } from './html';
import { impactOf, planFacts, planView } from './plan-view';
import { policyFacts } from './policy-view';
import { templateFacts } from './template-view';
import type { Clock } from './times';

/** What is asked: what changes, and the whole as it would be. */
export function contentView(opened: OpenedLink, clock: Clock): Html {
  const { subject, question } = opened;
  if (subject.kind === 'proposal') return proposalView(subject.proposal, opened, clock);
  const { window } = subject;
  const plan = window.amendment?.planVersion === question.planVersion ? window.amendment.plan : window.plan;
  const before = planBefore(window, plan);
  // The one that stands goes on meanwhile.
  const heading = plan === window.plan ? undefined : 'The plan as it would be';
  return html`${before && planChanges(before, plan, clock)}${planView(plan, clock, heading)}`;
}

/** An amendment changes the plan that stands; an edit, the one that people were asked about before. */
function planBefore(window: Window, asked: Plan): Plan | undefined {
  if (asked !== window.plan) return { ...window.plan, endsAt: endOf(window) };
  return window.status === 'requested' ? window.previousPlan : undefined;
}

function planChanges(before: Plan, after: Plan, clock: Clock): Html {
  return changesCard(changeList(planFacts(before, clock), planFacts(after, clock)));
}

function changesCard(changes: Html | undefined): Html {
  return html`
<section class="card" aria-labelledby="changes">
<h2 id="changes">What changes</h2>
${changes ?? html`<p>Nothing that you would see: only the record of it.</p>`}
</section>`;
}

function proposalView({ content }: Proposal, { directory }: OpenedLink, clock: Clock): Html {
  if (content.kind === 'policy') {
    const after = policyFacts(content.policy, directory);
    return html`${changesCard(changeList(policyFacts(content.replaces, directory), after))}
<section class="card" aria-labelledby="what">
<h2 id="what">The policy as it would be</h2>
${factList(after)}
</section>`;
  }
  const { template } = content;
  return html`
<section class="card" aria-labelledby="what">
<h2 id="what">What windows made from it may do</h2>
<p>${impactOf(template)}</p>
${factList(templateFacts(template, clock))}
</section>`;
}
