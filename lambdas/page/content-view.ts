import type { Difference, Fact } from '../describe/facts';
import { impactOf } from '../describe/plan-facts';
import type { QuestionDescription } from '../describe/question';
import type { Subject } from '../domain/voting/subject';
import { differenceList, factList } from './facts-view';
import { type Html, html } from './html';
import { planView } from './plan-view';
import type { Clock } from './times';

/** The content of the question: what changes, and everything as it would be. */
export function contentView(description: QuestionDescription, subject: Subject, clock: Clock): Html {
  const { plan, beside, changes, current } = description;
  const whole = plan
    ? planView(plan, clock, current && 'The plan with the change')
    : proposalView(description, subject, clock);
  return html`${changes && changesView(changes, clock)}${whole}${beside.length > 0 && besideView(beside, clock)}`;
}

function besideView(beside: readonly Fact[], clock: Clock): Html {
  return html`
<section class="card" aria-labelledby="beside">
<h2 id="beside">Overlapping windows</h2>
${factList(beside, clock)}
<p class="soft">Where windows overlap, the strictest mode applies.</p>
</section>`;
}

function changesView(changes: readonly Difference[], clock: Clock): Html {
  return html`
<section class="card" aria-labelledby="changes">
<h2 id="changes">What changes</h2>
${changes.length > 0 ? differenceList(changes, clock) : html`<p>No change to what this page shows.</p>`}
</section>`;
}

function proposalView({ kind, facts }: QuestionDescription, subject: Subject, clock: Clock): Html {
  const template =
    subject.kind === 'proposal' && subject.proposal.content.kind === 'template'
      ? subject.proposal.content.template
      : undefined;
  return html`
<section class="card" aria-labelledby="what">
<h2 id="what">${kind === 'policy' ? 'The new policy' : 'The limits of the template'}</h2>
${template && html`<p>${impactOf(template)}</p>`}
${factList(facts, clock)}
</section>`;
}
