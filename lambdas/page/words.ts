import type { AskedKind } from './asked';

/** What the page says of a kind of question. */
export interface Words {
  readonly title: (siteId: string) => string;
  /** What the one who asked wants: `{name} …`. */
  readonly wants: string;
  /** What a decision does, and what happens without one. */
  readonly stakes: string;
  readonly legend: string;
  readonly yes: string;
  readonly no: string;
  /** The word of the API for a yes. */
  readonly call: 'approve' | 'ratify';
  /** What came of it, once decided. */
  readonly outcomes: { readonly approved: string; readonly rejected: string };
}

const plan = {
  legend: 'Do you approve this plan?',
  yes: 'Approve',
  no: 'Reject',
  call: 'approve',
  stakes: 'Nothing happens unless enough people approve.',
  outcomes: {
    approved: 'The window is approved and will start by itself.',
    rejected: 'The window is rejected. Nothing will happen.',
  },
} as const;

export const wordsFor: Readonly<Record<AskedKind, Words>> = {
  request: {
    ...plan,
    title: (siteId) => `Approve maintenance of ${siteId}?`,
    wants: 'asks you to approve this maintenance window.',
  },
  change: {
    ...plan,
    title: (siteId) => `Approve changed maintenance of ${siteId}?`,
    wants: 'asks you again: the plan of this maintenance window was changed, so earlier votes are void.',
  },
  amendment: {
    ...plan,
    title: (siteId) => `Change the running maintenance of ${siteId}?`,
    wants: 'asks you to approve another plan for a maintenance window that has begun.',
    stakes: 'The plan that stands holds until enough people approve the other one.',
    legend: 'Do you approve the changed plan?',
    outcomes: {
      approved: 'The changed plan is approved and holds from now on.',
      rejected: 'The change is rejected. The plan that stood goes on.',
    },
  },
  emergency: {
    title: (siteId) => `Was the emergency on ${siteId} right?`,
    wants: 'broke the glass: this maintenance was in force at once, before anybody approved it.',
    stakes:
      'Your answer does not stop it: whoever may end windows can. If nobody ratifies it in time, nobody can break the glass on this site until somebody does.',
    legend: 'Was this emergency right?',
    yes: 'Ratify it',
    no: 'Refuse',
    call: 'ratify',
    outcomes: {
      approved: 'The emergency is ratified.',
      rejected: 'The emergency is not ratified. Nobody can break the glass on this site until somebody ratifies it.',
    },
  },
  policy: {
    ...plan,
    title: (siteId) => `Change the policy of ${siteId}?`,
    wants: 'asks you to approve another policy: the rules by which maintenance of this site is approved.',
    stakes: 'The policy that stands holds until enough people approve the other one.',
    legend: 'Do you approve this policy?',
    outcomes: {
      approved: 'The policy is approved and holds for whatever is requested from now on.',
      rejected: 'The policy is rejected. The one that stood goes on.',
    },
  },
  template: {
    ...plan,
    title: (siteId) => `Approve a template for maintenance of ${siteId}?`,
    wants: 'asks you to approve a template.',
    stakes:
      'Once enough people approve it, windows within its limits start without asking anybody, as often as it says.',
    legend: 'Do you approve this template?',
    outcomes: {
      approved: 'The template is approved: windows can be made from it.',
      rejected: 'The template is rejected. Nothing can be made from it.',
    },
  },
};
