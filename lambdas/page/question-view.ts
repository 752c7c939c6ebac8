import type { Directory } from '../domain/directory/directory';
import type { Question } from '../domain/voting/question';
import { standingVotes, tally } from '../domain/voting/votes';
import type { Comment } from '../domain/window/window';
import type { Asked } from './asked';
import { type Fact, fact, factList, listed, words } from './fact-list';
import { type Html, html } from './html';
import { actorName, nameOf } from './people';
import { approversText } from './policy-view';
import { type Clock, instantView, momentView } from './times';

/** Why it is asked, and by whom. */
export function reasonView(asked: Asked, directory: Directory): Html {
  const { kind, reason, ticket, requestedBy, question } = asked;
  const others = question.askedBy.filter(({ principal }) => principal !== requestedBy.principal);
  const facts: Fact[] = [
    fact(kind === 'emergency' ? 'Started by' : 'Requested by', actorName(directory, requestedBy)),
    ...(others.length > 0 ? [fact('Changed by', listed(others.map((actor) => actorName(directory, actor))))] : []),
    ...(ticket === undefined ? [] : [fact('Ticket', words(ticket))]),
  ];
  return html`
<section class="card" aria-labelledby="why">
<h2 id="why">Why</h2>
<blockquote dir="auto">${reason}</blockquote>
${factList(facts)}
</section>`;
}

/** How it is decided, by when, and who has voted. */
export function votesView({ kind, question }: Asked, directory: Directory, clock: Clock): Html {
  const { rules, decideBy, askedAt } = question;
  const { approvals } = tally(question, directory);
  const needed = rules.approvalsRequired === 1 ? '1 approval' : `${rules.approvalsRequired} approvals`;
  return html`
<section class="card" aria-labelledby="votes">
<h2 id="votes">Who decides</h2>
${factList([
  fact('Needed', `${needed}; ${rules.veto ? 'one rejection decides' : 'and more approvals than rejections'}`),
  ...(rules.approvers ? [fact('Asked are', approversText(rules.approvers, directory))] : []),
  fact('So far', html`${approvals} of ${rules.approvalsRequired}${voteList(question, directory, clock)}`),
  fact('Asked', instantView(askedAt, clock)),
  fact(kind === 'emergency' ? 'Ratify by' : 'Decide by', instantView(decideBy, clock)),
])}
</section>`;
}

/** A vote is on record even when its voter has been disabled or removed since; then it says why it is not in the sum. */
function voteList(question: Question, directory: Directory, clock: Clock): Html {
  const { votes } = question;
  if (votes.length === 0) return html`<small>No votes so far.</small>`;
  const counting = standingVotes(question, directory);
  const items = votes.map((vote) => {
    const { approverId, decision, at, reason } = vote;
    const uncounted =
      !counting.includes(vote) && html`<small>Does not count: this person may not vote any more.</small>`;
    return html`<li>${nameOf(directory, approverId)} ${decision === 'approve' ? 'approved' : 'rejected'}${reason !== undefined && html`: <bdi>${reason}</bdi>`}${momentView(at, clock)}${uncounted}</li>`;
  });
  return html`<ul class="votes">${items}</ul>`;
}

export function commentsView(comments: readonly Comment[], directory: Directory, clock: Clock): Html | undefined {
  if (comments.length === 0) return undefined;
  const items = comments.map(
    ({ at, text, ...by }) =>
      html`<li><p class="by">${actorName(directory, by)}${momentView(at, clock)}</p><blockquote dir="auto">${text}</blockquote></li>`,
  );
  return html`
<section class="card" aria-labelledby="comments">
<h2 id="comments">Comments</h2>
<ol class="comments">${items}</ol>
</section>`;
}
