import type { OpenedLink } from '../commands/voting/open-link';
import type { QuestionDescription } from '../describe/question';
import { wordsFor } from '../describe/question-words';
import { Refusal } from '../domain/refusal';
import { assertEligible } from '../domain/voting/eligibility';
import { type Html, html } from './html';

/** Why a vote on this page would be refused, if that is known before it is cast. */
export function obstacleTo({ question, directory, approver }: OpenedLink): Refusal | undefined {
  if (question.rules.requireLogin) {
    return new Refusal('login-required', 'This site accepts only signed votes, so you cannot vote on this page.');
  }
  try {
    assertEligible(question, directory, approver.personId);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
  return undefined;
}

/** Replaces the form: why there is none, and what to do instead. */
export function signedVoteView(
  { kind, subjectId, collection }: QuestionDescription,
  { code, message }: Refusal,
  consoleLink: Html | undefined,
): Html {
  const calls = [wordsFor[kind].call, 'reject'];
  return html`
<section class="card" aria-labelledby="vote">
<h2 id="vote">${code === 'login-required' ? 'How to vote' : 'You cannot vote on this'}</h2>
<p>${message}</p>
${code === 'login-required' && consoleLink}
${
  code === 'login-required' &&
  html`<p>${consoleLink ? 'Or call' : 'Call'} the Admin API with your own credentials:</p>
<ul>${calls.map((call) => html`<li><code>POST /v1/${collection}/${subjectId}/${call}</code></li>`)}</ul>`
}
</section>`;
}
