import type { Examples } from './example';

const version = { planVersion: 1 };

/** Templates, and votes on proposals. */
export const proposalExamples = {
  'POST /v1/sites/{siteId}/templates': {
    weekly: {
      summary: 'An hour in the night to Monday or Sunday, twelve times',
      value: {
        name: 'Weekly reindex',
        mode: 'read-only',
        paths: ['/search'],
        maximumDurationSeconds: 3600,
        hours: { from: '22:00', to: '05:00', days: [1, 7], timeZone: 'Europe/Berlin' },
        uses: 12,
        expiresAt: '2027-01-31T00:00:00Z',
        reason: 'The same every week',
      },
    },
    someHostnames: {
      summary: 'On one hostname, with short texts for visitors',
      value: {
        name: 'Deploy of the API',
        mode: 'full',
        hostnames: ['www.shop.example.com'],
        maximumDurationSeconds: 600,
        texts: { maximumLength: 120, languages: ['de'] },
        uses: 100,
        expiresAt: '2027-06-30T00:00:00Z',
        reason: 'Deploys are routine',
        ticket: 'CHG-4800',
      },
    },
  },
  'POST /v1/proposals/{proposalId}/approve': {
    approve: { summary: 'For the proposal as it was read', value: { ...version, reason: 'Good idea' } },
  },
  'POST /v1/proposals/{proposalId}/reject': {
    reject: { summary: 'Against it, and why', value: { ...version, reason: 'One approval is not enough' } },
  },
  'POST /v1/proposals/{proposalId}/withdraw': {
    withdraw: { summary: 'Take the vote back', value: version },
  },
  'POST /v1/proposals/{proposalId}/cancel': {
    cancel: { summary: 'With a reason', value: { reason: 'We decided otherwise' } },
  },
} as const satisfies Examples;
