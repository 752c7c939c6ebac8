import type { OpenedLink } from '../commands/voting/open-link';
import { Refusal } from '../domain/refusal';
import { assertEligible } from '../domain/voting/eligibility';
import type { Asked } from './asked';
import { type Html, html } from './html';
import { wordsFor } from './words';

/** Why a vote from this page would be refused, as far as that is known before it is cast. */
export function obstacleTo({ question, directory, approver }: OpenedLink): Refusal | undefined {
  if (question.rules.requireLogin) {
    return new Refusal('login-required', 'Only signed votes count on this site, so this page takes none.');
  }
  try {
    assertEligible(question, directory, approver.personId);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
  return undefined;
}

/** In place of the form: why there is none, and what to do instead. */
export function signedVoteView({ kind, subjectId }: Asked, { code, message }: Refusal): Html {
  const collection = kind === 'policy' || kind === 'template' ? 'proposals' : 'windows';
  const calls = [wordsFor[kind].call, 'reject'];
  return html`
<section class="card" aria-labelledby="vote">
<h2 id="vote">${code === 'login-required' ? 'How to vote' : 'You cannot vote on this'}</h2>
<p>${message}</p>
${
  code === 'login-required' &&
  html`<p>Sign in with your own credentials and call the Admin API:</p>
<ul>${calls.map((call) => html`<li><code>POST /v1/${collection}/${subjectId}/${call}</code></li>`)}</ul>`
}
</section>`;
}
