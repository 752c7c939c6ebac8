import { readingMethods } from '../domain/site/methods';
import { isStartOpen } from '../domain/window/on-approval';
import { endOf, type Mode, type Plan, type Window } from '../domain/window/window';
import { codes, type Fact, fact, factIf, ids, type Said } from './facts';
import { durationText } from './times';

interface ModeWords {
  readonly name: string;
  /** What is done to a place, e.g. `shop`. */
  readonly does: (where: string) => string;
  /** What visitors see at a place, e.g. `the site`. */
  readonly impact: (where: string) => string;
}

const modeWords = {
  full: {
    name: 'full maintenance',
    does: (where) => `Close ${where}`,
    impact: (where) => `Every visitor gets a maintenance page (HTTP 503) instead of ${where}.`,
  },
  'testers-only': {
    name: 'testers only',
    does: (where) => `Close ${where} to all but testers`,
    impact: (where) => `Only testers with a bypass reach ${where}. Everyone else gets a maintenance page (HTTP 503).`,
  },
  'read-only': {
    name: 'read-only',
    does: (where) => `Make ${where} read-only`,
    impact: (where) => `Visitors can still read ${where}. Requests that write are refused (HTTP 403).`,
  },
} as const satisfies Record<Mode, ModeWords>;

export const modeName = (mode: Mode): string => modeWords[mode].name;

/** `Close part of shop for 2 hours`: what a plan does, in a few words. @param site what people call it */
export function proposalOf({ mode, paths, hostnamesChosen, startsAt, endsAt }: Plan, site: string): string {
  const where = paths.length > 0 || hostnamesChosen ? `part of ${site}` : site;
  return `${modeWords[mode].does(where)} for ${durationText(endsAt - startsAt, 2)}`;
}

/** What visitors see, in a sentence or two. */
export function impactOf({ mode, paths, hostnames, hostnamesChosen }: Impact): string {
  const what = paths.length === 0 ? 'the site' : 'the paths listed';
  return modeWords[mode].impact(hostnamesChosen ? `${what} on ${hostnames.join(', ')}` : what);
}

type Impact = Pick<Plan, 'mode' | 'paths' | 'hostnames' | 'hostnamesChosen'>;

/** The facts for each member of a plan. A new member fails the type check until it is described here. */
const facts = {
  mode: ({ mode }) => [fact('Mode', modeName(mode))],
  startsAt: (plan) => [fact('Starts', ...startSaid(plan))],
  endsAt: (plan) => [fact('Ends', ...endSaid(plan)), fact('Lasts', durationText(plan.endsAt - plan.startsAt))],
  onApproval: () => [],
  overrunSeconds: ({ overrunSeconds = 0 }) =>
    factIf('Extension', overrunSeconds > 0 && `up to ${durationText(overrunSeconds)} longer without another approval`),
  hostnames: (plan) => [hostsFact(plan)],
  hostnamesChosen: () => [],
  paths: (plan) => [scopeFact(plan)],
  pathMatch: (plan) => suffixFact(plan),
  allowedMethods: ({ mode, allowedMethods = readingMethods }) =>
    mode === 'read-only' ? [fact('Methods allowed', ...ids(allowedMethods))] : [],
  exemptions: ({ exemptions }) => factIf('Never blocked', ...codes(exemptions)),
  corsOrigins: ({ corsOrigins }) =>
    factIf('Scripts that can read refusals', ...(corsOrigins ? originsSaid(corsOrigins) : [])),
  message: ({ message }) => factIf('Text for visitors', message !== undefined && { written: message }),
  messages: ({ messages = {} }) =>
    Object.entries(messages)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([tag, text]) => fact(`Text for visitors (${tag})`, { written: text, language: tag })),
} as const satisfies Record<keyof Plan, (plan: Plan) => readonly Fact[]>;

/** The whole plan as facts: everything that approvers approve. */
export const planFacts = (plan: Plan): Fact[] => [...whenFacts(plan), ...whatFacts(plan)];

/** The plan of a window with the end in force; of one that is over, when it was in force. */
export function windowFacts(window: Window): Fact[] {
  const { plan, completedAt } = window;
  const planned = endOf(window);
  if (completedAt === undefined) return planFacts({ ...plan, endsAt: planned });
  // An end as planned may be recorded a little later.
  const endedAt = Math.min(completedAt, planned);
  return [
    fact('Started', { at: plan.startsAt }),
    fact('Ended', { at: endedAt }),
    ...(endedAt < planned ? [fact('Planned end', { at: planned })] : []),
    fact('Lasted', durationText(endedAt - plan.startsAt)),
    ...whatFacts(plan),
  ];
}

export function whenFacts(plan: Plan): Fact[] {
  const { startsAt, endsAt, overrunSeconds } = facts;
  return [startsAt, endsAt, overrunSeconds].flatMap((said): readonly Fact[] => said(plan));
}

export function whatFacts(plan: Plan): Fact[] {
  const { startsAt: _, endsAt: __, overrunSeconds: ___, ...what } = facts;
  return Object.values(what).flatMap((said): readonly Fact[] => said(plan));
}

/** When it starts; of a plan that starts on approval, what approvers approve in place of that. */
export function startSaid(plan: Plan): Said {
  if (!isStartOpen(plan)) return [{ at: plan.startsAt }];
  const { notBefore, notAfter, leadSeconds } = plan.onApproval;
  const lead = leadSeconds > 0 ? ` and ${durationText(leadSeconds)} have passed` : '';
  const earliest: Said = notBefore === undefined ? [] : [', not before ', { at: notBefore }];
  return [`as soon as it is approved${lead}`, ...earliest, ', at the latest on ', { at: notAfter }];
}

const endSaid = (plan: Plan): Said =>
  isStartOpen(plan) ? [`${durationText(plan.onApproval.durationSeconds)} after its start`] : [{ at: plan.endsAt }];

export const hostsFact = ({ hostnames, hostnamesChosen }: Pick<Plan, 'hostnames' | 'hostnamesChosen'>): Fact =>
  fact(
    'Hosts',
    ...(hostnamesChosen ? ['only '] : []),
    ...ids(hostnames),
    ...(hostnamesChosen ? [', not the other hosts of the site'] : []),
  );

export function scopeFact({ paths }: Pick<Plan, 'paths'>): Fact {
  return paths.length === 0 ? fact('Paths', 'the whole site') : fact('Paths', ...codes(paths), ' and everything below');
}

export const suffixFact = ({ pathMatch }: Pick<Plan, 'pathMatch'>): Fact[] =>
  factIf('Suffixes', pathMatch === 'segments-and-suffixes' && 'the paths also cover forms such as .json, . and :x');

const originsSaid = (origins: readonly string[]): Said =>
  origins.includes('*') ? ['from any origin'] : codes(origins);
