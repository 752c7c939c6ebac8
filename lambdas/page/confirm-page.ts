import type { OpenedLink } from '../commands/voting/open-link';
import { actorName } from '../describe/people';
import { modeName } from '../describe/plan-facts';
import type { QuestionDescription } from '../describe/question';
import { type QuestionWords, wordsFor } from '../describe/question-words';
import { contentView } from './content-view';
import { saidView } from './facts-view';
import { type Html, html } from './html';
import { documentOf } from './layout';
import { mistakeView } from './mistake';
import { obstacleTo, signedVoteView } from './obstacle';
import { commentsView, reasonView, votesView } from './question-view';
import type { Clock } from './times';
import { type Retry, voteFormView } from './vote-form';

/** A link that was opened, with the description of its question. */
export interface OpenedQuestion extends OpenedLink {
  readonly description: QuestionDescription;
}

/**
 * The question and the form. The form has no action: it posts to the page's own URL, so the link is not in the
 * document.
 */
export function confirmPage(opened: OpenedQuestion, now: number, retry?: Retry): string {
  const { description, directory, site, subject } = opened;
  const { kind, siteId, subjectId, collection, question, timeZone } = description;
  const timeZones = description.plan ? [...new Set([timeZone, site.timeZone])] : [site.timeZone];
  const clock = { now, timeZones };
  const title = wordsFor[kind].heading(siteId);
  const obstacle = obstacleTo(opened);
  return documentOf(
    retry ? `Error: ${title}` : title,
    html`
${retry && mistakeView('Your vote was not recorded.', retry)}
${headView(opened, clock)}
${contentView(description, subject, clock)}
${reasonView(description, directory, clock)}
${votesView(description, directory, clock)}
${commentsView(description, directory, clock)}
${obstacle ? signedVoteView(description, obstacle) : voteFormView(wordsFor[kind], retry)}`,
    html`<p>${collection === 'windows' ? 'Window' : 'Proposal'} <code>${subjectId}</code>, plan version ${question.planVersion}, digest <code>${question.digest.slice(0, 16)}</code>. Your vote counts for exactly this version: if it is changed, everyone is asked again. Opening this page changes nothing.</p>`,
  );
}

function headView({ description, approver, directory }: OpenedQuestion, clock: Clock): Html {
  const { kind, siteId, changedBy, requestedBy } = description;
  const { heading, asks, request, otherwise }: QuestionWords = wordsFor[kind];
  return html`
<header class="card">
${badgeOf(description)}
<h1>${heading(siteId)}</h1>
<p class="lead">Hello <bdi>${approver.name}</bdi>. ${saidView(asks(actorName(directory, changedBy ?? requestedBy), siteId), clock)} ${request} ${otherwise}</p>
<p><a href="#vote">Go to your vote</a></p>
</header>`;
}

/** The mode, in a word. */
function badgeOf({ kind, plan }: QuestionDescription): Html {
  if (!plan) return html`<p class="mode">${kind}</p>`;
  const urgent = kind === 'emergency' && 'emergency: ';
  return html`<p class="mode ${plan.mode}">${urgent}${modeName(plan.mode)}</p>`;
}
