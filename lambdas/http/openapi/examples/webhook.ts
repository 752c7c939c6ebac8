import type { Examples } from './example';

/** Bodies about webhooks. */
export const webhookExamples = {
  'POST /v1/webhooks/{webhookId}/replay': {
    missed: {
      summary: 'An event that the receiver missed, by its id',
      value: { eventId: 'quiesce/shop/1' },
    },
  },
} as const satisfies Examples;
