import type { Finding, Repair } from './repair';

/**
 * Kinds of work, most urgent first: what visitors notice; starts and ends that were not recorded; those that will not be
 * recorded in time; questions that nobody is asked or that do not end; mails; proofs, which only the record needs.
 */
export const urgencies = ['edge', 'boundaries', 'schedules', 'questions', 'mails', 'proofs'] as const;
export type Urgency = (typeof urgencies)[number];

export const urgencyOf: Readonly<Record<Finding, Urgency>> = {
  'approval-lost': 'edge',
  'unpublished-revision': 'edge',
  'window-not-armed': 'edge',
  'unflipped-start': 'boundaries',
  'unflipped-end': 'boundaries',
  'missing-schedule': 'schedules',
  'request-without-token': 'questions',
  'past-deadline': 'questions',
  'decided-but-running': 'questions',
  'unmailed-approvers': 'mails',
  'unconcluded-request': 'mails',
  'unmailed-notices': 'mails',
  'untold-public': 'mails',
  'unproved-flip': 'proofs',
};

/**
 * How many repairs are carried out at once. Those after which people are mailed go one by one: SNS disables a
 * subscription that gets more than ten mails a second, and one person may be concerned by all of them.
 */
export const atOnce: Readonly<Record<Urgency, number>> = {
  edge: 10,
  boundaries: 10,
  schedules: 10,
  questions: 1,
  mails: 1,
  proofs: 10,
};

/** Orders repairs of the same urgency, and says where a run stopped. */
export const placeOf = ({ at, subjectId = '', siteId = '', finding }: Repair): string =>
  `${String(at).padStart(12, '0')} ${subjectId}${siteId} ${finding}`;
