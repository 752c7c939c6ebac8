import { type Fact, fact } from '../describe/facts';
import { actorName, personName } from '../describe/people';
import type { QuestionDescription } from '../describe/question';
import { wordsFor } from '../describe/question-words';
import { decisionFacts, originFacts } from '../describe/voting-facts';
import type { Directory } from '../domain/directory/directory';
import type { Question, Vote } from '../domain/voting/question';
import { standingVotes, tally } from '../domain/voting/votes';
import { factList, factView, saidView } from './facts-view';
import { type Html, html } from './html';
import { type Clock, momentView } from './times';

/** Why it is asked, and by whom. */
export function reasonView(description: QuestionDescription, directory: Directory, clock: Clock): Html {
  return html`
<section class="card" aria-labelledby="why">
<h2 id="why">Why</h2>
<blockquote dir="auto">${description.reason}</blockquote>
${factList(originFacts(description, directory), clock)}
</section>`;
}

/** How far the approvals are, and until when votes count. */
export function progressView({ kind, question }: QuestionDescription, directory: Directory, clock: Clock): Html {
  const { approvals } = tally(question, directory);
  const { approvalsRequired } = question.rules;
  return html`<p class="progress"><label for="approvals">${approvals} of ${approvalsRequired} ${approvalsRequired === 1 ? 'approval' : 'approvals'} so far</label><progress id="approvals" max="${approvalsRequired}" value="${approvals}"></progress>${wordsFor[kind].deadline} ${momentView(question.decideBy, clock)}</p>`;
}

/** How it is decided, by when, and who has voted. */
export function votesView(description: QuestionDescription, directory: Directory, clock: Clock): Html {
  const { question } = description;
  const { approvals } = tally(question, directory);
  const facts: Fact[] = [...decisionFacts(description, directory), fact('Asked', { at: question.askedAt })];
  const soFar = fact('So far', `${approvals} of ${question.rules.approvalsRequired}`);
  return html`
<section class="card" aria-labelledby="votes">
<h2 id="votes">Who decides</h2>
<dl>${facts.map((each) => factView(each, clock))}${factView(soFar, clock, voteList(question, directory, clock))}</dl>
</section>`;
}

const verbs = { approve: 'approved', reject: 'rejected' } as const satisfies Record<Vote['decision'], string>;

/** A vote stays recorded even if its voter was disabled or removed since; then the page says why it does not count. */
function voteList(question: Question, directory: Directory, clock: Clock): Html {
  const { votes } = question;
  if (votes.length === 0) return html`<small>No votes so far.</small>`;
  const counting = standingVotes(question, directory);
  const items = votes.map((vote) => {
    const { approverId, decision, at, reason } = vote;
    const uncounted =
      !counting.includes(vote) && html`<small>Does not count: this person can no longer vote on it.</small>`;
    const name = saidView([personName(directory, approverId)], clock);
    return html`<li>${name} ${verbs[decision]}${reason !== undefined && html`: <bdi>${reason}</bdi>`}${momentView(at, clock)}${uncounted}</li>`;
  });
  return html`<ul class="votes">${items}</ul>`;
}

export function commentsView({ comments }: QuestionDescription, directory: Directory, clock: Clock): Html | undefined {
  if (comments.length === 0) return undefined;
  const items = comments.map(
    ({ at, text, ...by }) =>
      html`<li><p class="by">${saidView(actorName(directory, by), clock)}${momentView(at, clock)}</p><blockquote dir="auto">${text}</blockquote></li>`,
  );
  return html`
<section class="card" aria-labelledby="comments">
<h2 id="comments">Comments</h2>
<ol class="comments">${items}</ol>
</section>`;
}
