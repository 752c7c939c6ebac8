import type { Fact } from '../describe/facts';
import { whatFacts, whenFacts } from '../describe/plan-facts';
import type { Plan } from '../domain/window/window';
import { factList } from './facts-view';
import { type Html, html } from './html';
import type { Clock } from './times';

/** When, what and where. */
export function planView(plan: Plan, clock: Clock, heading = headingOf(plan, clock)): Html {
  const zone: Fact = { label: 'Time zone', value: [clock.timeZones.join(', ') || 'UTC'] };
  return html`
<section class="card" aria-labelledby="what">
<h2 id="what">${heading}</h2>
${factList([...whenFacts(plan), zone, ...whatFacts(plan)], clock)}
<p class="soft">It starts and ends automatically.</p>
</section>`;
}

function headingOf({ startsAt, endsAt }: Plan, { now }: Clock): string {
  if (now < startsAt) return 'What will happen';
  return now < endsAt ? 'What is happening' : 'What happened';
}
