import { lengths } from '../domain/limits';
import { type Problem, type ProblemCode, titleOf } from '../http/server/problem';
import { html } from './html';
import { type Brand, documentOf, type PageDocument } from './layout';
import { type Mistake, mistakeView } from './mistake';
import { withdrawFormView } from './withdraw-form';

/** Whatever it was that expired. */
const askAgain =
  'If it is still needed, it has to be requested again. An emergency can still be ratified through the Admin API.';

/** Heading and next step for each refusal that an approver can get. */
const explanations: Partial<Record<ProblemCode, readonly [heading: string, next: string]>> = {
  malformed: [
    'This link is not complete',
    'Copy the whole link from the mail. Some mail programs break it into two lines.',
  ],
  'too-large': [
    'The reason is too long',
    `Open the link from the mail again and enter a shorter reason: at most ${lengths.reason} characters.`,
  ],
  'link-unknown': ['This link does not work', 'Copy the whole link from the newest mail.'],
  'link-expired': ['This request has expired', askAgain],
  'link-used': ['You have already voted', 'You do not have to do anything else.'],
  'link-superseded': ['There is a newer mail', 'Use the link from the newest mail about this.'],
  'link-locked': [
    'The code is locked for a while',
    'Enter the twelve letters from the mail instead of the code. If you did not enter wrong codes, somebody else has your link: tell the people who run maintenance.',
  ],
  'already-voted': ['You have already voted', 'You do not have to do anything else.'],
  'not-voted': ['You have no vote to withdraw', 'To vote, open the link from the newest mail.'],
  'login-required': ['This site accepts only signed votes', 'Vote through the Admin API with your own credentials.'],
  'self-approval': ['You cannot vote on your own request', 'Another approver has to decide.'],
  'not-an-approver': ['You can no longer vote on this', 'If you should, tell an administrator of the directory.'],
  'late-approver': [
    'You became an approver after this was requested',
    'You can vote on everything that is requested from now on.',
  ],
  'not-confirmed': [
    'Your mailbox is not confirmed',
    'Follow the link in the mail from AWS Notifications that asks you to confirm your subscription, then vote.',
  ],
  overlap: [
    'It overlaps another window',
    'It cannot be approved as it is. It has to be changed, or requested for another time.',
  ],
  'edge-capacity': [
    'There is no room for this plan at the edge',
    'It cannot be approved as it is. Please tell the person who requested it.',
  ],
  'too-few-approvers': [
    'Too few people could approve under this policy',
    'Your vote was not recorded. Tell an administrator of the directory, or reject the policy.',
  ],
  'too-many-attempts': ['Please wait a minute', 'Then open the link from the mail again.'],
  contended: ['Please try again', 'Others voted at the same moment. Open the link from the mail again.'],
  unexpected: ['Something went wrong', 'Your vote may not have been recorded. Open the link from the mail again.'],
};

/** For a decided question: `facts.actual` of the refusal says how it was decided. */
const decided: Readonly<Record<string, readonly [heading: string, next: string]>> = {
  approved: ['This is already approved', 'Enough other approvers approved it, so your vote is not needed.'],
  rejected: ['This is already rejected', 'Other approvers decided, so your vote is not needed.'],
  cancelled: ['This was cancelled', 'Your vote is not needed.'],
  expired: ['This request has expired', askAgain],
};

/** What a refusal is shown with: a slip in the form on it, and the site, where it is known whose page it is. */
export interface Shown {
  readonly mistake?: Mistake | undefined;
  readonly brand?: Brand | undefined;
}

/** A refusal as a page of its own: what is wrong and what to do next. */
export function refusedPage(problem: Problem, requestId: string, { mistake, brand }: Shown = {}): PageDocument {
  const { code, detail, facts } = problem;
  const [heading, next] = explanationOf(problem);
  const ownWords = ['malformed', 'too-large', 'unexpected', 'illegal-move'].includes(code);
  const withdrawable = code === 'link-used' && facts.withdrawable === true;
  const look = isHarmless(problem) ? { class: 'calm', role: 'status' } : { class: 'alert', role: 'alert' };
  return documentOf(
    mistake ? `Error: ${heading}` : heading,
    html`
${mistake && mistakeView('Your vote was not withdrawn.', mistake)}
<section class="card ${look.class}"${!mistake && html` role="${look.role}"`}>
<h1>${heading}</h1>
${!ownWords && html`<p class="lead">${detail}</p>`}
<p>${withdrawable ? 'Your vote counts.' : next}</p>
</section>
${withdrawable && withdrawFormView(mistake)}`,
    html`<p>${code !== 'unexpected' && 'Opening this page changed nothing. '}If you ask for help, give this request id: <code>${requestId}</code>.</p>`,
    brand,
  );
}

/** Nothing went wrong, and the approver need not worry: the page does not look like an error. */
const isHarmless = ({ code }: Problem): boolean =>
  ['link-used', 'already-voted', 'link-superseded', 'not-voted', 'illegal-move', 'link-expired'].includes(code);

function explanationOf({ code, facts }: Problem): readonly [heading: string, next: string] {
  const { actual } = facts;
  if (code === 'illegal-move') {
    const known = typeof actual === 'string' && Object.hasOwn(decided, actual) ? decided[actual] : undefined;
    return known ?? ['This is already decided', 'Your vote is not needed.'];
  }
  return explanations[code] ?? [titleOf(code), 'Your vote was not recorded.'];
}
