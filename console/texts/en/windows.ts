/** The list of windows. */
export const windows = {
  title: 'Windows',
  description: 'Planned maintenance of all sites, in order of the start',
  empty: 'No window matches',
  emptyText: 'A window is a planned period in which a site is in maintenance.',
  window: 'Window',
  filter: 'Filter by site, status or time',
  from: 'From (date or time, UTC)',
  to: 'To (date or time, UTC)',
};
