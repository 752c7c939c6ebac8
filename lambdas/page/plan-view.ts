import { readingMethods } from '../domain/site/methods';
import type { Mode, Plan } from '../domain/window/window';
import { codes, type Fact, fact, factList } from './fact-list';
import { type Html, html } from './html';
import { type Clock, duration, instantView } from './times';

const modeNames: Readonly<Record<Mode, string>> = {
  full: 'full maintenance',
  'testers-only': 'testers only',
  'read-only': 'read-only',
};

export const modeName = (mode: Mode): string => modeNames[mode];

/** What happens, where and when. */
export function planView(plan: Plan, clock: Clock, heading = headingOf(plan, clock)): Html {
  return html`
<section class="card" aria-labelledby="what">
<h2 id="what">${heading}</h2>
<p>${impactOf(plan)}</p>
${factList(whereFacts(plan))}
${visitorTexts(plan)}
</section>
<section class="card" aria-labelledby="when">
<h2 id="when">When</h2>
${factList([...whenFacts(plan, clock), fact('Time zone', clock.timeZones[0] ?? 'UTC')])}
<p class="soft">It ends by itself.</p>
</section>`;
}

function headingOf({ startsAt, endsAt }: Plan, { now }: Clock): string {
  if (now < startsAt) return 'What will happen';
  return now < endsAt ? 'What is happening' : 'What happened';
}

/** Everything a plan says, line by line, to compare it with another. */
export function planFacts(plan: Plan, clock: Clock): Fact[] {
  const { message, messages = {} } = plan;
  const origins = plan.corsOrigins;
  return [
    fact('Mode', modeName(plan.mode)),
    ...whenFacts(plan, clock),
    ...whereFacts(plan),
    ...(origins
      ? [fact('Scripts that read refusals', origins.includes('*') ? 'from any origin' : codes(origins))]
      : []),
    ...(message === undefined ? [] : [fact('Visitors read', html`<bdi>${message}</bdi>`)]),
    ...Object.entries(messages).map(([tag, text]) => fact(readBy(tag), html`<bdi lang="${tag}">${text}</bdi>`)),
  ];
}

export function impactOf({ mode, paths }: Pick<Plan, 'mode' | 'paths'>): string {
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

function whereFacts(plan: Plan): Fact[] {
  const { mode, hostnames, allowedMethods = readingMethods, exemptions } = plan;
  return [
    fact('Hosts', codes(hostnames)),
    scopeFact(plan),
    ...(mode === 'read-only' ? [fact('Methods that pass', codes(allowedMethods))] : []),
    ...(exemptions.length > 0 ? [fact('Never blocked', codes(exemptions))] : []),
  ];
}

export function scopeFact({ paths }: Pick<Plan, 'paths'>): Fact {
  return fact(
    'Paths',
    paths.length === 0 ? 'the whole site' : html`${codes(paths)}<small>and everything below</small>`,
  );
}

function whenFacts({ startsAt, endsAt, overrunSeconds }: Plan, clock: Clock): Fact[] {
  return [
    fact('Starts', instantView(startsAt, clock)),
    fact('Ends', instantView(endsAt, clock)),
    fact('Lasts', duration(endsAt - startsAt)),
    ...(overrunSeconds === undefined
      ? []
      : [fact('Overrun', `up to ${duration(overrunSeconds)} longer, without asking again`)]),
  ];
}

/** In whatever language they choose; `message` is for everybody whose language is not named. */
function visitorTexts({ message, messages = {} }: Plan): Html {
  const translated = Object.entries(messages).map(
    ([tag, text]) => html`<p class="soft">${readBy(tag)}:</p><blockquote lang="${tag}" dir="auto">${text}</blockquote>`,
  );
  return html`${message !== undefined && html`<p class="soft">Visitors read:</p><blockquote dir="auto">${message}</blockquote>`}${translated}`;
}

const readBy = (tag: string): Html => html`Visitors who prefer <code>${tag}</code> read`;
