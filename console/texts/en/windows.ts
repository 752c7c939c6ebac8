/** The list of windows. */
export const windows = {
  title: 'Windows',
  description: 'Planned maintenance of all sites, by start',
  startsFrom: 'Starting from',
  earlierToo: 'Show earlier ones, too',
  underWay: 'Only what is under way',
  undecided: 'Only what waits for approval',
  empty: 'No window starts from today on',
  emptyText: 'A window is a planned period in which a site is in maintenance.',
  noMatch: 'No window matches',
  clear: 'Clear the filter',
  window: 'Window',
  filter: 'Filter by site, status or time',
  from: 'From (date or time, UTC)',
  to: 'To (date or time, UTC)',
};
