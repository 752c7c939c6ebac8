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
  missing: {
    windows: {
      title: 'There is no such window',
      text: 'Windows are never removed: the link is wrong or incomplete.',
      toList: 'Show the windows',
    },
    sites: {
      title: 'There is no such site',
      text: 'It was deleted, or the link is wrong.',
      toList: 'Show the sites',
    },
    proposals: {
      title: 'There is no such proposal',
      text: 'Proposals are never removed: the link is wrong or incomplete.',
      toList: 'Show the proposals',
    },
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
  /** By the code of the problem; what is missing is covered by `otherwise`. */
  advices: {
    offline: 'Check your connection, then try again. Nothing is done twice, and what you typed stays here.',
    'not-found': 'It may have been removed in the meantime.',
    'not-allowed': 'Your roles do not allow this. Ask an administrator.',
    'stale-version': 'Somebody changed it in the meantime. Look at what is shown now, and decide again.',
    'unmapped-principal': 'Ask an administrator to add your principal to your entry in the directory.',
    'login-required': 'Sign in again, then repeat it.',
    contended: 'Many people changed this at once. Try again.',
    unexpected: 'Try again in a minute. If it happens again, tell whoever operates Quiesce the code and the time.',
    otherwise: 'Change what the text above names, and try again.',
  },
};
