import type { EpochSeconds } from '../domain/actor';
import type { Vote } from '../domain/voting/question';
import type { HeldQuestion } from '../http/approvals/held-question';
import { fact, factList } from './fact-list';
import { type Html, html } from './html';
import { documentOf } from './layout';
import { modeName } from './plan-view';
import { instantView } from './times';
import { withdrawFormView } from './withdraw-form';
import { wordsFor } from './words';

/** What the vote was, and what it came to. */
export function votedPage(held: HeldQuestion, decision: Vote['decision'], now: EpochSeconds): string {
  const title = held.kind === 'emergency' ? emergencyTitles[decision] : titles[decision];
  return donePage(title, outcomeOf(held), held, {
    now,
    note: 'Your vote is on record. The link is used up; you can close this page.',
    more: held.state === 'open' && withdrawFormView(undefined),
  });
}

/** Where the majority decides, a rejection that is taken back may have been all that stood against it. */
export function withdrawnPage(held: HeldQuestion, now: EpochSeconds): string {
  const fresh =
    'Nothing of yours counts any more. A fresh link is on its way to your mailbox, for when you want to vote anew.';
  const lead = held.state === 'open' ? fresh : `Nothing of yours counts any more. ${outcomeOf(held)}`;
  return donePage('Your vote is taken back', lead, held, { now, note: 'You can close this page.', more: false });
}

const titles = { approve: 'You approved this', reject: 'You rejected this' } as const;
const emergencyTitles = { approve: 'You ratified this', reject: 'You refused to ratify this' } as const;

function outcomeOf({ kind, state, approvals, required }: HeldQuestion): string {
  const { outcomes } = wordsFor[kind];
  if (state === 'approved') return outcomes.approved;
  if (state === 'open') return `${approvals} of ${required} approvals so far: it stays open for the others.`;
  return outcomes.rejected;
}

interface Done {
  readonly now: EpochSeconds;
  readonly note: string;
  readonly more: Html | false;
}

function donePage(title: string, lead: string, held: HeldQuestion, { now, note, more }: Done): string {
  const { siteId, subjectId, plan, timeZone } = held;
  const clock = { now, timeZones: [timeZone] };
  const times = plan
    ? [
        fact('Mode', modeName(plan.mode)),
        fact('Starts', instantView(plan.startsAt, clock)),
        fact('Ends', instantView(plan.endsAt, clock)),
      ]
    : [];
  return documentOf(
    title,
    html`
<section class="card good" role="status">
<h1>${title}</h1>
<p class="lead">${lead}</p>
</section>
<section class="card">
${factList([fact('Site', siteId), ...times, fact(plan ? 'Window' : 'Proposal', html`<code>${subjectId}</code>`)])}
<p class="soft">${note}</p>
</section>
${more}`,
    html`<p>An approver counts once, whether by a mailed link or signed in.</p>`,
  );
}
