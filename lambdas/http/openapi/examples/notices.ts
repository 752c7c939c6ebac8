import type { Examples } from './example';

/** Bodies about public notices. */
export const noticeExamples = {
  'POST /v1/sites/{siteId}/subscribers': {
    customer: {
      summary: 'A mailbox that wants the public notices of the site',
      value: { email: 'carl@customer.example' },
    },
  },
} as const satisfies Examples;
