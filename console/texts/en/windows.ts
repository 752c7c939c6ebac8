import { pluralIn } from '../plural';

const plural = pluralIn('en');

/** The list of windows. */
export const windows = {
  title: 'Windows',
  description: 'Planned maintenance of all sites, in order of the start',
  empty: 'No window matches',
  emptyText: 'A window is a planned period in which a site is in maintenance.',
  window: 'Window',
  shown: (n: number) => plural(n, { one: '{n} window', other: '{n} windows' }),
  allSites: 'All sites',
  allStatuses: 'Every status',
  next: 'Next page',
  previous: 'Previous page',
  page: (n: number) => `Page ${n}`,
};
