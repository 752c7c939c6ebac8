import type { Examples } from './example';

/** Bodies about sites and who passes. */
export const siteExamples = {
  'POST /v1/sites': {
    least: {
      summary: 'A site with the defaults',
      value: { siteId: 'blog', hostnames: ['blog.example.com'] },
    },
    policy: {
      summary: 'Two approvals by database administrators, and a longer lead time',
      value: {
        siteId: 'ledger',
        hostnames: ['ledger.example.com', 'api.ledger.example.com'],
        timeZone: 'Europe/Berlin',
        exemptions: ['/health', 'POST /webhooks'],
        policy: { approvalsRequired: 2, leadTimeSeconds: 3600, approvers: { people: ['ana'], groups: ['dba'] } },
      },
    },
  },
  'PUT /v1/sites/{siteId}': {
    whole: {
      summary: 'All settings: what is left out goes back to its default, except the policy',
      value: {
        hostnames: ['shop.example.com', 'www.shop.example.com'],
        timeZone: 'Europe/Berlin',
        corsOrigins: ['https://app.example.com'],
        bypass: { cidrs: ['203.0.113.0/24'] },
      },
    },
    policy: {
      summary: 'With another policy, which its approvers have to approve',
      value: {
        hostnames: ['shop.example.com', 'www.shop.example.com'],
        policy: { overrunSeconds: 1800 },
        reason: 'Upgrades often take a little longer',
      },
    },
  },
  'PATCH /v1/sites/{siteId}': {
    some: {
      summary: 'Some settings: null puts one back to its default',
      value: { timeZone: 'Europe/Berlin', corsOrigins: null },
    },
    policy: {
      summary: 'Another policy, which its approvers have to approve',
      value: { policy: { overrunSeconds: 1800 }, reason: 'Upgrades often take a little longer' },
    },
  },
  'POST /v1/sites/{siteId}/bypass-links': {
    link: {
      summary: 'A link to a page that works for an hour',
      value: { url: 'https://shop.example.com/cart?step=2', expiresInMinutes: 60 },
    },
  },
} as const satisfies Examples;
