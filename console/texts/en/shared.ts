import { pluralIn } from '../plural';

const plural = pluralIn('en');

/** Words that several pages use: modes, statuses, times, errors. */
export const shared = {
  modes: { open: 'open', full: 'full', 'read-only': 'read-only', 'testers-only': 'testers only' },
  statuses: {
    requested: 'requested',
    approved: 'approved',
    active: 'active',
    completed: 'completed',
    rejected: 'rejected',
    expired: 'expired',
    cancelled: 'cancelled',
  },
  now: 'now',
  days: (n: number) => plural(n, { one: '{n} day', other: '{n} days' }),
  hours: (n: number) => plural(n, { one: '{n} h', other: '{n} h' }),
  minutes: (n: number) => plural(n, { one: '{n} min', other: '{n} min' }),
  seconds: (n: number) => plural(n, { one: '{n} s', other: '{n} s' }),
  units: { seconds: 'seconds', minutes: 'minutes', hours: 'hours', days: 'days' },
  unitOf: (label: string) => `${label}: unit`,
  inTime: (duration: string) => `in ${duration}`,
  ago: (duration: string) => `${duration} ago`,
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  meanwhile: {
    text: 'Nothing that you typed is lost. What you did not change is taken as it is now.',
    field: 'Setting',
    before: 'When you began',
    now: 'Now',
    typed: 'What you typed',
  },
  site: 'Site',
  chooseSite: 'Choose a site',
  findSite: 'Find: what the id begins with',
  noSiteFound: 'No site is found',
  mode: 'Mode',
  status: 'Status',
  start: 'Start',
  end: 'End',
  reason: 'Reason',
  requestedBy: 'Requested by',
  failed: 'This did not work',
  notLoaded: 'This could not be loaded',
  noConnection: 'No connection',
  code: (code: string) => `Code: ${code}`,
  /** Before words that nobody translated. */
  serverSays: 'The server says:',
  offline: 'Check your connection, then try again. Nothing is done twice, and what you typed stays here.',
};
