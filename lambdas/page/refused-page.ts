import { type Problem, type ProblemCode, titleOf } from '../http/server/problem';
import { html } from './html';
import { documentOf } from './layout';
import { type Mistake, mistakeView } from './mistake';
import { withdrawFormView } from './withdraw-form';

/** Whatever it was that ran out. */
const askAnew =
  'What is still needed has to be asked for anew. An emergency can still be ratified, through the Admin API.';

/** Heading and next step for what an approver can run into; the middle sentence is the refusal's own. */
const told: Partial<Record<ProblemCode, readonly [heading: string, next: string]>> = {
  malformed: [
    'This link is not complete',
    'Copy the whole link from the mail; some mail programs break it in two lines.',
  ],
  'too-large': ['That was too much text', 'Open the link from the mail again and give a shorter reason.'],
  'link-unknown': ['This link opens nothing', 'Copy the whole link from the newest mail.'],
  'link-expired': ['This request has expired', askAnew],
  'link-used': ['You have already voted', 'There is nothing more to do.'],
  'link-superseded': ['There is a newer mail', 'Use the link of the newest mail about this.'],
  'link-burned': ['This link is locked', 'Use the link of the fresh mail. At most three are sent in an hour.'],
  'already-voted': ['You have already voted', 'There is nothing more to do.'],
  'not-voted': ['There is no vote to take back', 'Open the link from the newest mail to vote.'],
  'login-required': ['This vote has to be signed', 'Vote through the Admin API with your own credentials.'],
  'self-approval': ['You cannot vote on your own request', 'Somebody else has to decide.'],
  'not-an-approver': ['You are not asked any more', 'If that is a mistake, tell whoever keeps the directory.'],
  'late-approver': ['You came too late to vote on this', 'You will be asked about whatever is requested from now on.'],
  'not-confirmed': [
    'Your mailbox is not confirmed',
    'Confirm it with the mail of the notification service, then vote.',
  ],
  overlap: [
    'Another window is in the way',
    'This one cannot be approved as it is; it has to be changed or requested anew.',
  ],
  'edge-capacity': ['The edge has no room for this plan', 'It cannot be approved as it is; tell whoever requested it.'],
  'too-few-approvers': [
    'Too few people could approve by this policy',
    'Your vote was not recorded. Tell whoever keeps the directory, or vote against it.',
  ],
  'too-many-attempts': ['One moment, please', 'Wait a minute and open the link from the mail again.'],
  contended: ['One moment, please', 'Others voted at the same time. Open the link from the mail again.'],
  unexpected: ['Something went wrong', 'Your vote may not have been recorded. Open the link from the mail again.'],
};

/** What became of a question that is decided: `facts.actual` of the refusal says which. */
const decided: Readonly<Record<string, readonly [heading: string, next: string]>> = {
  approved: ['This is approved already', 'Enough others approved it. Your vote is not needed any more.'],
  rejected: ['This is rejected already', 'Others decided. Your vote is not needed any more.'],
  cancelled: ['This was called off', 'Nobody has to decide any more.'],
  expired: ['This request has expired', askAnew],
};

/** A refusal as a page of its own: what is wrong and what to do next. */
export function refusedPage(problem: Problem, requestId: string, mistake?: Mistake): string {
  const { code, detail, facts } = problem;
  const [heading, next] = saying(problem);
  const ownWords = code === 'malformed' || code === 'unexpected' || code === 'illegal-move';
  const withdrawable = code === 'link-used' && facts.withdrawable === true;
  return documentOf(
    mistake ? `Error: ${heading}` : heading,
    html`
${mistake && mistakeView('Your vote was not taken back.', mistake)}
<section class="card alert"${!mistake && html` role="alert"`}>
<h1>${heading}</h1>
${!ownWords && html`<p class="lead">${detail}</p>`}
<p>${withdrawable ? 'Your vote stands.' : next}</p>
</section>
${withdrawable && withdrawFormView(mistake)}`,
    html`<p>${code !== 'unexpected' && 'Nothing was changed by this page. '}If you ask for help, say <code>${requestId}</code>.</p>`,
  );
}

function saying({ code, facts }: Problem): readonly [heading: string, next: string] {
  const { actual } = facts;
  if (code === 'illegal-move') {
    const known = typeof actual === 'string' && Object.hasOwn(decided, actual) ? decided[actual] : undefined;
    return known ?? ['This is decided already', 'Your vote is not needed any more.'];
  }
  return told[code] ?? [titleOf(code), 'Your vote was not recorded.'];
}
