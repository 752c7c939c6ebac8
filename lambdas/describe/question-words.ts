import type { Outcome } from '../domain/voting/subject';
import type { Plan } from '../domain/window/window';
import type { Piece, Said } from './facts';
import type { QuestionKind } from './kind';
import { proposalOf } from './plan-facts';

/** What mails and pages say about a kind of question. */
export interface QuestionWords {
  /** Names the question, in the subject of mails. */
  readonly title: (site: string) => string;
  /** Asks the question in one line: the heading of the page. */
  readonly heading: (site: string, plan?: Plan) => string;
  /** Who asks for what. */
  readonly asks: (requester: Said, site: Piece) => Said;
  /** The same below the heading of the page, which says what is asked for. */
  readonly below?: (requester: Said, approver: Piece) => Said;
  /** What the approver should do, if `asks` does not say it. */
  readonly request?: string;
  /** What happens without enough approvals. */
  readonly otherwise: string;
  /** What somebody who did not expect the mail should do. */
  readonly unexpected: string;
  readonly legend: string;
  readonly yes: string;
  readonly no: string;
  /** Both answers, for the subject of a mail. */
  readonly answers: string;
  /** The API's word for a yes. */
  readonly call: 'approve' | 'ratify';
  /** The noun in `Your … of shop is approved`. */
  readonly noun: string;
  readonly requester: string;
  readonly deadline: string;
  readonly became: Readonly<Record<Outcome, string>>;
  /** What the outcome means from now on. */
  readonly consequences: Readonly<Record<Outcome, string>>;
}

const voting = {
  yes: 'Approve',
  no: 'Reject',
  answers: 'approve or reject',
  call: 'approve',
  requester: 'Requested by',
  deadline: 'Decide by',
  unexpected: 'If you did not expect this, do not vote, and tell the people who run maintenance.',
  became: { approved: 'approved', rejected: 'rejected', expired: 'expired', cancelled: 'cancelled' },
} as const;

const window = {
  ...voting,
  legend: 'Do you approve this plan?',
  noun: 'request for maintenance',
  consequences: {
    approved: 'The window is approved. It starts and ends automatically; nobody has to do anything.',
    rejected: 'The maintenance will not take place. If it is still needed, request a new window.',
    expired:
      'Too few approvers voted in time, so the maintenance will not take place. If it is still needed, request a new window.',
    cancelled: 'The maintenance will not take place.',
  },
} as const;

const notRatified =
  'Nobody can start another emergency on this site until an approver ratifies this one through the Admin API.';

export const wordsFor = {
  request: {
    ...window,
    title: (site) => `Maintenance of ${site}`,
    heading: (site, plan) => (plan ? `${proposalOf(plan, site)}?` : `Approve maintenance of ${site}?`),
    asks: (requester, site) => [...requester, ' asks you to approve maintenance of ', site, '.'],
    below: (requester, approver) => [...requester, ' asks you, ', approver, '.'],
    otherwise: 'If it is not approved in time, the maintenance does not take place.',
  },
  change: {
    ...window,
    title: (site) => `Changed maintenance of ${site}`,
    heading: (site) => `Approve changed maintenance of ${site}?`,
    asks: (requester, site) => [
      ...requester,
      ' changed the plan for maintenance of ',
      site,
      ' and asks you to approve it. Votes on the earlier plan no longer count.',
    ],
    below: (requester, approver) => [
      ...requester,
      ' changed the plan and asks you again, ',
      approver,
      '. Earlier votes do not count.',
    ],
    otherwise: 'If it is not approved in time, the maintenance does not take place.',
  },
  amendment: {
    ...voting,
    title: (site) => `Change to maintenance of ${site}`,
    heading: (site) => `Approve a change to maintenance of ${site}?`,
    asks: (requester, site) => [...requester, ' asks you to approve a change to maintenance of ', site, '.'],
    below: (requester, approver) => [...requester, ' asks you, ', approver, '.'],
    otherwise:
      'Until the change is approved, the current plan stays in force. If it is not approved in time, nothing changes.',
    legend: 'Do you approve the changed plan?',
    noun: 'change to maintenance',
    consequences: {
      approved: 'The change is approved. The changed plan is in force.',
      rejected: 'The change is rejected. The current plan stays in force.',
      expired: 'Too few approvers voted in time. The current plan stays in force.',
      cancelled: 'The change was dropped. It did not change the plan.',
    },
  },
  emergency: {
    ...voting,
    title: (site) => `EMERGENCY maintenance of ${site}`,
    heading: (site) => `Was the emergency maintenance of ${site} justified?`,
    asks: (requester, site) => [
      ...requester,
      ' started emergency maintenance of ',
      site,
      '. It took effect immediately, without approval.',
    ],
    below: (requester, approver) => [
      ...requester,
      ' started it without approval. Was that right, ',
      approver,
      '? Your answer does not end it.',
    ],
    request: 'Please say whether that was justified. Your answer does not end the maintenance.',
    otherwise:
      'If nobody ratifies it by the deadline, nobody can start another emergency on this site until an approver ratifies this one.',
    unexpected: 'If you do not know of an emergency, tell the people who run maintenance immediately.',
    legend: 'Was this emergency justified?',
    yes: 'Yes, ratify it',
    no: 'No, refuse',
    answers: 'ratify',
    call: 'ratify',
    noun: 'emergency maintenance',
    requester: 'Started by',
    deadline: 'Ratify by',
    became: { approved: 'ratified', rejected: 'not ratified', expired: 'not ratified', cancelled: 'not ratified' },
    consequences: {
      approved: 'An approver confirmed that it was justified; nobody has to do anything.',
      rejected: notRatified,
      expired: notRatified,
      cancelled: notRatified,
    },
  },
  policy: {
    ...voting,
    title: (site) => `Policy of ${site}`,
    heading: (site) => `Approve a new policy for ${site}?`,
    asks: (requester, site) => [
      ...requester,
      ' asks you to approve a new policy for ',
      site,
      ': the rules by which maintenance of this site is approved.',
    ],
    otherwise:
      'Until the new policy is approved, the current one applies. If it is not approved in time, nothing changes.',
    legend: 'Do you approve this policy?',
    noun: 'change to the policy',
    consequences: {
      approved: 'The policy is approved. It applies to everything that is requested from now on.',
      rejected: 'The policy is rejected. The current policy still applies.',
      expired: 'Too few approvers voted in time. The current policy still applies.',
      cancelled: 'The current policy still applies.',
    },
  },
  template: {
    ...voting,
    title: (site) => `Template of ${site}`,
    heading: (site) => `Approve a template for maintenance of ${site}?`,
    asks: (requester, site) => [...requester, ' asks you to approve a template for maintenance of ', site, '.'],
    otherwise:
      'Once it is approved, maintenance within its limits can be started without further approval. If it is not approved in time, it cannot be used.',
    legend: 'Do you approve this template?',
    noun: 'template for maintenance',
    consequences: {
      approved:
        'The template is approved. Windows within its limits can be requested with its id, without further approval.',
      rejected: 'The template is rejected. It cannot be used.',
      expired: 'Too few approvers voted in time. The template cannot be used.',
      cancelled: 'The template cannot be used.',
    },
  },
} as const satisfies Record<QuestionKind, QuestionWords>;
