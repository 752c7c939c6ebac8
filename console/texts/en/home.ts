import { pluralIn } from '../plural';

const plural = pluralIn('en');

/** A window as a sentence, for its bar in the timeline. */
export interface BarWords {
  readonly reason: string;
  readonly mode: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
}

/** The first page. */
export const home = {
  title: 'What is closed, and what comes next',
  sites: 'Sites now',
  findSite: 'Find a site',
  noSite: 'There is no site yet',
  noSiteText: 'Ask an administrator to create one.',
  makeFirstSite: 'A site is one or more host names that are put into maintenance together.',
  nothingPlanned: 'Nothing planned',
  opens: 'Opens',
  becomes: (mode: string) => `Next: ${mode}`,
  passed: (percent: number) => `${percent} % of the window has passed`,
  waitingRequests: (n: number) => plural(n, { one: '{n} request is undecided', other: '{n} requests are undecided' }),
  timeline: 'Timeline',
  timelineLabel: (n: number) =>
    plural(n, { one: 'The windows of {n} site over time', other: 'The windows of {n} sites over time' }),
  timesIn: 'Times in',
  otherZones: 'Other zones',
  windowsOfSite: 'Windows',
  zoom: 'Zoom',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  today: 'Today',
  todayShown: 'Already showing today.',
  earlier: 'Earlier',
  later: 'Later',
  certain: 'approved or active',
  undecided: 'waits for approval',
  bar: ({ reason, mode, status, from, to }: BarWords) => `${reason}: ${mode}, ${status}, from ${from} to ${to}`,
  waiting: 'Waiting for your vote',
  waitingText: 'The nearest deadline first',
  nothingWaits: 'Nothing waits for your vote',
  nothingWaitsText: 'You get a mail when something does.',
  question: 'Question',
  votes: 'Approvals',
  votesOf: (given: number, required: number) => `${given} of ${required}`,
  decide: 'Due',
  emergency: (site: string) => `Emergency on ${site}`,
  moreEmergencies: (n: number) => plural(n, { one: '{n} more emergency', other: '{n} more emergencies' }),
  ratify: 'Ratification due',
  look: 'Open the emergency',
};
