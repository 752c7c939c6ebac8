import type { Examples } from './example';

/** A vote by what was read: the plan version, or the digest. */
const version = { planVersion: 1 };

/** Votes on windows. */
export const votingExamples = {
  'POST /v1/windows/{windowId}/approve': {
    approve: { summary: 'For the plan version that was read', value: { ...version, reason: 'Agreed in the standup' } },
  },
  'POST /v1/windows/{windowId}/reject': {
    reject: { summary: 'Against it, and why', value: { ...version, reason: 'Not before the end of the month' } },
  },
  'POST /v1/windows/{windowId}/withdraw': {
    withdraw: { summary: 'Take the vote back', value: version },
  },
  'POST /v1/windows/{windowId}/ratify': {
    ratify: { summary: 'The emergency was justified', value: { ...version, reason: 'It was right' } },
  },
  'POST /approvals': {
    approve: { summary: 'With the six digits of the mail', value: { decision: 'approve', code: '123456' } },
    reject: {
      summary: 'With the letters of the mail, and a reason',
      value: { decision: 'reject', code: 'BCDF-GHJK-LMNP', reason: 'Not today' },
    },
  },
} as const satisfies Examples;
