import type { OpenedLink } from '../commands/voting/open-link';
import { zonesFor } from '../describe/audience';
import { type ConsoleAddress, questionInConsole } from '../describe/console-address';
import { actorName } from '../describe/people';
import { impactOf, modeName } from '../describe/plan-facts';
import type { QuestionDescription } from '../describe/question';
import { type QuestionWords, wordsFor } from '../describe/question-words';
import { durationText, rangeText } from '../describe/times';
import { isStartOpen } from '../domain/window/on-approval';
import type { Plan } from '../domain/window/window';
import { contentView } from './content-view';
import { saidView } from './facts-view';
import { type Html, html } from './html';
import { brandOf, documentOf, type PageDocument } from './layout';
import { mistakeView } from './mistake';
import { obstacleTo, signedVoteView } from './obstacle';
import { commentsView, progressView, reasonView, votesView } from './question-view';
import { startView } from './start-view';
import type { Clock } from './times';
import { type Retry, voteFormView } from './vote-form';

/** A link that was opened, with the description of its question. */
export interface OpenedQuestion extends OpenedLink, ConsoleAddress {
  readonly description: QuestionDescription;
}

/**
 * The question and the form. The form has no action: it posts to the page's own URL, so the link is not in the
 * document.
 */
export function confirmPage(opened: OpenedQuestion, now: number, retry?: Retry): PageDocument {
  const { description, directory, subject, approver, site } = opened;
  const { kind, siteName, subjectId, collection, question } = description;
  const clock = { now, timeZones: zonesFor(approver, ...description.timeZones) };
  const { heading, otherwise }: QuestionWords = wordsFor[kind];
  const title = heading(siteName, description.plan);
  const obstacle = obstacleTo(opened);
  const consoleLink = consoleLinkView(opened);
  return documentOf(
    retry ? `Error: ${title}` : title,
    html`
${retry && mistakeView('Your vote was not recorded.', retry)}
<div class="columns">
${headView(opened, clock)}
<div class="decision">${obstacle ? signedVoteView(description, obstacle, consoleLink) : html`${voteFormView(wordsFor[kind], progressView(description, directory, clock), retry)}${consoleLink}`}
<p class="soft">${otherwise}</p></div>
<div class="details">
${contentView(description, subject, clock)}
${reasonView(description, directory, clock)}
${votesView(description, directory, clock)}
${commentsView(description, directory, clock)}
</div>
</div>`,
    html`<p>${collection === 'windows' ? 'Window' : 'Proposal'} <code>${subjectId}</code>, plan version ${question.planVersion}, digest <code>${question.digest.slice(0, 16)}</code>. Your vote counts for exactly this version: if it is changed, everyone is asked again. Opening this page changes nothing.</p>`,
    brandOf(site.siteId, site),
  );
}

/** Whoever is signed in needs no code. */
function consoleLinkView({ consoleUrl, description }: OpenedQuestion): Html | undefined {
  if (consoleUrl === undefined) return undefined;
  return html`<p><a href="${questionInConsole(consoleUrl, description)}" rel="noreferrer">Sign in and vote in the console</a></p>`;
}

function headView(opened: OpenedQuestion, clock: Clock): Html {
  const { kind, siteName, plan, nextStart } = opened.description;
  const { heading }: QuestionWords = wordsFor[kind];
  return html`
<header class="question">
${badgeOf(opened.description)}
<h1>${heading(siteName, plan)}</h1>
${plan && (isStartOpen(plan) ? startView(plan, clock, nextStart) : whenView(plan, clock))}
<p class="lead">${askedView(opened, clock)} ${plan && impactOf(plan)}</p>
</header>`;
}

function askedView({ description, approver, directory }: OpenedQuestion, clock: Clock): Html {
  const { kind, siteName, changedBy, requestedBy } = description;
  const { asks, below }: QuestionWords = wordsFor[kind];
  const requester = actorName(directory, changedBy ?? requestedBy);
  const reader = { written: approver.name };
  const asked = below?.(requester, reader) ?? ['Hello ', reader, '. ', ...asks(requester, { written: siteName })];
  return saidView(asked, clock);
}

/** When and how long, in the time zone of the window; the other zones are below. */
function whenView({ startsAt, endsAt }: Plan, { now, timeZones }: Clock): Html {
  const when = rangeText(startsAt, endsAt, timeZones[0] ?? 'UTC');
  const lasts = durationText(endsAt - startsAt, 2);
  const begins = startsAt > now ? `, starting in ${durationText(startsAt - now, 2)}` : '';
  return html`<p class="when"><b>${when}</b> <span>${lasts}${begins}</span></p>`;
}

/** The mode, in a word. */
function badgeOf({ kind, plan }: QuestionDescription): Html {
  if (!plan) return html`<p class="mode">${kind}</p>`;
  const urgent = kind === 'emergency' && 'emergency: ';
  return html`<p class="mode ${plan.mode}">${urgent}${modeName(plan.mode)}</p>`;
}
