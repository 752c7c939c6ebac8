import type { Said } from '../describe/facts';
import { startSaid } from '../describe/plan-facts';
import { durationText, shortInstant } from '../describe/times';
import { instantText } from '../domain/local-time';
import type { Plan } from '../domain/window/window';
import { saidView } from './facts-view';
import { type Html, html } from './html';
import type { Clock } from './times';

/** When a window starts that starts on approval, how long it lasts, and when it would start if it were approved now. */
export function startView(plan: Plan, clock: Clock, nextStart: Said = []): Html {
  const lasts = durationText(plan.endsAt - plan.startsAt, 2);
  return html`<p class="when"><b>${lasts},</b> <span>${inLine(startSaid(plan), clock)}</span></p>
${nextStart.length > 0 && html`<p class="soft">${inLine(nextStart, clock)}</p>`}`;
}

/** Times in short form in one zone, to be read in a sentence. */
const inLine = (said: Said, clock: Clock): Html =>
  html`${said.map((piece) => (typeof piece === 'object' && 'at' in piece ? timeView(piece.at, clock) : saidView([piece], clock)))}`;

const timeView = (at: number, { timeZones }: Clock): Html =>
  html`<time datetime="${instantText(at)}">${shortInstant(at, timeZones[0] ?? 'UTC')}</time>`;
