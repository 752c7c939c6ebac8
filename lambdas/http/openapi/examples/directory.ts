import type { Examples } from './example';

const cara = { name: 'Cara', email: 'cara@example.com', principals: [], approver: true, groups: ['dba'] };

const changes = {
  groups: {
    summary: 'Other groups, and why',
    value: { groups: ['dba', 'on-call'], reason: 'Joins the rotation' },
  },
  disable: {
    summary: 'Not asked any more, but kept in the directory',
    value: { disabled: true },
  },
};

const confirmation = {
  token: {
    summary: 'With the Token in the link of the confirmation mail; without a body, the subscription is looked at',
    value: { token: 'good-token' },
  },
};

/** Bodies about people and machines. */
export const directoryExamples = {
  'POST /v1/people': {
    byMail: {
      summary: 'An approver who votes by mail only',
      value: { personId: 'cara', ...cara },
    },
    requester: {
      summary: 'Somebody who requests through the API, and does not vote',
      value: {
        personId: 'dan',
        name: 'Dan',
        email: 'dan@example.com',
        timeZone: 'America/New_York',
        principals: ['arn:aws:iam::123456789012:user/dan'],
        approver: false,
      },
    },
  },
  'PATCH /v1/people/{personId}': changes,
  'POST /v1/people/{personId}/confirm': confirmation,
  'POST /v1/approvers': {
    byMail: { summary: 'An approver who votes by mail only', value: { approverId: 'cara', ...cara } },
  },
  'PATCH /v1/approvers/{approverId}': changes,
  'POST /v1/approvers/{approverId}/confirm': confirmation,
  'POST /v1/machines': {
    pipeline: {
      summary: 'A pipeline, and the person who owns it',
      value: {
        machineId: 'pipeline',
        ownerId: 'ana',
        principals: ['arn:aws:sts::123456789012:assumed-role/deploy/pipeline'],
      },
    },
  },
  'PATCH /v1/machines/{machineId}': {
    owner: {
      summary: 'Another owner, and why',
      value: { ownerId: 'ben', reason: 'Ana has left the team' },
    },
  },
} as const satisfies Examples;
