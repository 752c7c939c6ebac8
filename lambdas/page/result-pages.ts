import { fact } from '../describe/facts';
import { modeName, whenFacts } from '../describe/plan-facts';
import { wordsFor } from '../describe/question-words';
import type { EpochSeconds } from '../domain/actor';
import type { Vote } from '../domain/voting/question';
import type { HeldQuestion } from '../http/approvals/held-question';
import { factList } from './facts-view';
import { type Html, html } from './html';
import { documentOf, type PageDocument } from './layout';
import { withdrawFormView } from './withdraw-form';

/** The vote, and its result. */
export function votedPage(held: HeldQuestion, decision: Vote['decision'], now: EpochSeconds): PageDocument {
  const title = held.kind === 'emergency' ? emergencyTitles[decision] : titles[decision];
  return donePage(title, resultOf(held), held, {
    now,
    look: decision === 'approve' ? 'good' : 'calm',
    note: 'Your vote is recorded and the link is used up. You can close this page.',
    more: held.state === 'open' && withdrawFormView(undefined),
  });
}

/** If the majority decides, withdrawing a rejection can approve the question. */
export function withdrawnPage(held: HeldQuestion, now: EpochSeconds): PageDocument {
  const fresh = 'Your vote no longer counts. We are mailing you a new link, in case you want to vote again.';
  const lead = held.state === 'open' ? fresh : `Your vote no longer counts. ${resultOf(held)}`;
  const note = 'You can close this page.';
  return donePage('You withdrew your vote', lead, held, { now, look: 'calm', note, more: false });
}

const titles = { approve: 'You approved this', reject: 'You rejected this' } as const;
const emergencyTitles = { approve: 'You ratified this', reject: 'You refused to ratify this' } as const;

function resultOf({ kind, state, approvals, required }: HeldQuestion): string {
  return state === 'open'
    ? `${approvals} of ${required} approvals so far. Other approvers can still vote.`
    : wordsFor[kind].consequences[state];
}

interface Done {
  /** `good`: a yes. Everything else is no reason for joy, and no mistake either. */
  readonly look: 'good' | 'calm';
  readonly now: EpochSeconds;
  readonly note: string;
  readonly more: Html | false;
}

function donePage(title: string, lead: string, held: HeldQuestion, { now, look, note, more }: Done): PageDocument {
  const { brand, subjectId, plan, timeZones } = held;
  const clock = { now, timeZones };
  const times = plan ? [fact('Mode', modeName(plan.mode)), ...whenFacts(plan)] : [];
  return documentOf(
    title,
    html`
<section class="card ${look}" role="status">
<h1>${title}</h1>
<p class="lead">${lead}</p>
</section>
<section class="card">
${factList([...times, fact(plan ? 'Window' : 'Proposal', { id: subjectId })], clock)}
<p class="soft">${note}</p>
</section>
${more}`,
    html`<p>Each approver has one vote, by mail or through the API.</p>`,
    brand,
  );
}
