import type { EpochSeconds } from '../../domain/actor';
import { readingMethods } from '../../domain/methods';
import type { Vote } from '../../domain/question';
import type { Mode, Plan, Window } from '../../domain/window';
import { type Html, html } from './html';
import { duration, instantView } from './times';

/** What is asked, in the order an approver asks: what happens, when, why, and who has voted. */
export function planView(window: Window, now: EpochSeconds): Html {
  const { plan } = window;
  return html`
<section class="card" aria-labelledby="what">
<h2 id="what">What will happen</h2>
<p>${impactOf(plan)}</p>
<dl>
<dt>Hosts</dt><dd>${codes(plan.hostnames)}</dd>
<dt>Paths</dt><dd>${plan.paths.length === 0 ? 'the whole site' : html`${codes(plan.paths)}<small>and everything below</small>`}</dd>
${passingMethods(plan)}
${plan.exemptions.length > 0 && html`<dt>Never blocked</dt><dd>${codes(plan.exemptions)}</dd>`}
</dl>
${visitorTexts(plan)}
</section>
<section class="card" aria-labelledby="when">
<h2 id="when">When</h2>
<dl>
<dt>Starts</dt><dd>${instantView(plan.startsAt, window.timeZone, now)}</dd>
<dt>Ends</dt><dd>${instantView(plan.endsAt, window.timeZone, now)}</dd>
<dt>Lasts</dt><dd>${duration(plan.endsAt - plan.startsAt)}<small>It ends by itself.</small></dd>
<dt>Time zone</dt><dd>${window.timeZone}</dd>
</dl>
</section>
<section class="card" aria-labelledby="why">
<h2 id="why">Why</h2>
<blockquote>${window.reason}</blockquote>
<dl>
<dt>Requested by</dt><dd>${requesterOf(window)}<small>${instantView(window.requestedAt, window.timeZone, now)}</small></dd>
${window.ticket !== undefined && html`<dt>Ticket</dt><dd>${window.ticket}</dd>`}
<dt>Approvals</dt><dd>${window.rules.approvalsRequired} needed${window.rules.veto && ', one rejection decides'}${votesView(window.votes)}</dd>
<dt>Decide by</dt><dd>${instantView(window.decideBy, window.timeZone, now)}</dd>
</dl>
</section>`;
}

export const requesterOf = ({ requestedBy }: Window): string => requestedBy.personId ?? requestedBy.principal;

const modeNames: Readonly<Record<Mode, string>> = {
  full: 'full maintenance',
  'testers-only': 'testers only',
  'read-only': 'read-only',
};

export const modeName = ({ mode }: Plan): string => modeNames[mode];

function impactOf({ mode, paths }: Plan): string {
  const where = paths.length === 0 ? 'the site' : 'the paths below';
  switch (mode) {
    case 'full':
      return `Every visitor gets a maintenance page (HTTP 503) instead of ${where}.`;
    case 'testers-only':
      return `Testers, who hold a bypass, reach ${where}. Everybody else gets a maintenance page (HTTP 503).`;
    case 'read-only':
      return `Reading goes on. Whatever writes to ${where} is refused (HTTP 403).`;
  }
}

/** Only where they matter: in the other modes methods make no difference. */
function passingMethods({ mode, allowedMethods = readingMethods }: Plan): Html | false {
  return mode === 'read-only' && html`<dt>Methods that pass</dt><dd>${codes(allowedMethods)}</dd>`;
}

/** In whatever language they choose; `message` is for everybody whose language is not named. */
function visitorTexts({ message, messages = {} }: Plan): Html {
  const translated = Object.entries(messages).map(
    ([tag, text]) =>
      html`<p class="soft">Visitors who prefer <code>${tag}</code> read:</p><blockquote lang="${tag}">${text}</blockquote>`,
  );
  return html`${message !== undefined && html`<p class="soft">Visitors read:</p><blockquote>${message}</blockquote>`}${translated}`;
}

function votesView(votes: readonly Vote[]): Html {
  if (votes.length === 0) return html`<small>No votes so far.</small>`;
  const items = votes.map(
    ({ approverId, decision, reason }) =>
      html`<li>${approverId} ${decision === 'approve' ? 'approved' : 'rejected'}${reason !== undefined && `: ${reason}`}</li>`,
  );
  return html`<ul>${items}</ul>`;
}

function codes(texts: readonly string[]): Html {
  const [first, ...rest] = texts.map((text) => html`<code>${text}</code>`);
  return html`${first}${rest.map((item) => html`, ${item}`)}`;
}
