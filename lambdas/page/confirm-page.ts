import type { OpenedLink } from '../commands/voting/open-link';
import type { EpochSeconds } from '../domain/actor';
import { type Asked, askedOf } from './asked';
import { contentView } from './content-view';
import { type Html, html } from './html';
import { documentOf } from './layout';
import { mistakeView } from './mistake';
import { obstacleTo, signedVoteView } from './obstacle';
import { actorName } from './people';
import { modeName } from './plan-view';
import { commentsView, reasonView, votesView } from './question-view';
import { type Retry, voteFormView } from './vote-form';
import { wordsFor } from './words';

/** What is asked, and the form. The form has no address: it posts to the page's own, so the link stays out of the document. */
export function confirmPage(opened: OpenedLink, now: EpochSeconds, retry?: Retry): string {
  const { directory } = opened;
  const asked = askedOf(opened);
  const { subjectId, question, timeZones } = asked;
  const clock = { now, timeZones };
  const title = wordsFor[asked.kind].title(asked.siteId);
  const obstacle = obstacleTo(opened);
  return documentOf(
    retry ? `Error: ${title}` : title,
    html`
${retry && mistakeView('Your vote was not recorded.', retry)}
${headView(asked, opened)}
${contentView(opened, clock)}
${reasonView(asked, directory)}
${votesView(asked, directory, clock)}
${commentsView(asked.comments, directory, clock)}
${obstacle ? signedVoteView(asked, obstacle) : voteFormView(wordsFor[asked.kind], retry)}`,
    html`<p>${asked.kind === 'policy' || asked.kind === 'template' ? 'Proposal' : 'Window'} <code>${subjectId}</code>, plan ${question.planVersion}, digest <code>${question.digest.slice(0, 16)}</code>. Your vote is bound to this plan: if it is changed, everybody is asked again. Opening this page changes nothing.</p>`,
  );
}

function headView({ kind, siteId, requestedBy }: Asked, opened: OpenedLink): Html {
  const { title, wants, stakes } = wordsFor[kind];
  const { approver, directory } = opened;
  return html`
<header class="card">
${badgeOf(kind, opened)}
<h1>${title(siteId)}</h1>
<p class="lead"><bdi>${approver.name}</bdi>, ${actorName(directory, requestedBy)} ${wants} ${stakes}</p>
<p><a href="#vote">Go to your decision</a></p>
</header>`;
}

/** How far it goes, at a glance. */
function badgeOf(kind: Asked['kind'], { subject, question }: OpenedLink): Html {
  if (subject.kind === 'proposal') return html`<p class="mode">${kind}</p>`;
  const { amendment, plan } = subject.window;
  const { mode } = amendment?.planVersion === question.planVersion ? amendment.plan : plan;
  const urgent = kind === 'emergency' && 'emergency: ';
  return html`<p class="mode ${mode}">${urgent}${modeName(mode)}</p>`;
}
