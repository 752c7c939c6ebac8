/** The list of windows. */
export const windows = {
  title: 'Windows',
  description: 'Planned maintenance of all sites',
  when: 'When',
  views: { current: 'Now and next', past: 'Past', all: 'All' },
  empty: { current: 'Nothing is planned', past: 'No window has begun yet', all: 'There are no windows yet' },
  early: '(ended early)',
  planned: '(planned)',
  emptyText: 'A window is a planned period in which a site is in maintenance.',
  noMatch: 'No window matches',
  clear: 'Clear the filter',
  window: 'Window',
  filter: 'Filter by site, status or time',
  from: 'From (date or time, UTC)',
  to: 'To (date or time, UTC)',
};
