import type { EpochSeconds } from '../../domain/actor';
import type { Vote } from '../../domain/question';
import type { Window } from '../../domain/window';
import { type Problem, type ProblemCode, titleOf } from '../problem';
import { html } from './html';
import { documentOf } from './layout';
import { instantView } from './times';

/** What the vote was, and what it came to. */
export function votedPage(window: Window, decision: Vote['decision'], now: EpochSeconds): string {
  const title = decision === 'approve' ? 'You approved this plan' : 'You rejected this plan';
  const { plan, siteId, timeZone, windowId } = window;
  return documentOf(
    title,
    html`
<section class="card good" role="status">
<h1>${title}</h1>
<p class="lead">${outcomeOf(window)}</p>
</section>
<section class="card">
<dl>
<dt>Site</dt><dd>${siteId}</dd>
<dt>Starts</dt><dd>${instantView(plan.startsAt, timeZone, now)}</dd>
<dt>Ends</dt><dd>${instantView(plan.endsAt, timeZone, now)}</dd>
<dt>Window</dt><dd><code>${windowId}</code></dd>
</dl>
<p class="soft">Your vote is on record. The link is used up; you can close this page.</p>
</section>`,
  );
}

function outcomeOf({ status, votes, approvalsRequired }: Window): string {
  if (status === 'approved') return 'The window is approved and will start by itself.';
  if (status === 'rejected') return 'The window is rejected. Nothing will happen.';
  const approvals = votes.filter((vote) => vote.decision === 'approve').length;
  return `${approvals} of ${approvalsRequired} approvals so far: the request stays open for the others.`;
}

/** Heading and next step for what an approver can run into; the middle sentence is the refusal's own. */
const told: Partial<Record<ProblemCode, readonly [heading: string, next: string]>> = {
  malformed: [
    'This link is not complete',
    'Copy the whole link from the mail; some mail programs break it in two lines.',
  ],
  'too-large': ['That was too much text', 'Open the link from the mail again and give a shorter reason.'],
  'link-unknown': ['This link opens nothing', 'Copy the whole link from the newest mail.'],
  'link-expired': ['This request has expired', 'If the maintenance is still needed, it has to be requested again.'],
  'link-used': ['You have already voted', 'There is nothing more to do.'],
  'link-superseded': ['There is a newer mail', 'Use the link of the newest mail about this window.'],
  'link-burned': ['This link is locked', 'Use the link of the fresh mail. At most three are sent in an hour.'],
  'already-voted': ['You have already voted', 'There is nothing more to do.'],
  'illegal-move': ['This is decided already', 'Your vote is not needed any more.'],
  'too-many-attempts': ['One moment, please', 'Wait a minute and open the link from the mail again.'],
  contended: ['One moment, please', 'Others voted at the same time. Open the link from the mail again.'],
  unexpected: ['Something went wrong', 'Your vote may not have been recorded. Open the link from the mail again.'],
};

/** A refusal as a page of its own: what is wrong and what to do next. */
export function refusedPage({ code, detail }: Problem, requestId: string): string {
  const [heading, next] = told[code] ?? [titleOf(code), 'Your vote was not recorded.'];
  const ownWords = code === 'malformed' || code === 'unexpected';
  return documentOf(
    heading,
    html`
<section class="card alert" role="alert">
<h1>${heading}</h1>
${!ownWords && html`<p class="lead">${detail}</p>`}
<p>${next}</p>
</section>
<footer><p>${code !== 'unexpected' && 'Nothing was changed by this page. '}If you ask for help, say <code>${requestId}</code>.</p></footer>`,
  );
}
