import type { EpochSeconds } from '../domain/actor';
import type { Proposal, ProposalStatus } from '../domain/proposal/proposal';
import { isUnratified, type Subject } from '../domain/voting/subject';
import { hasBegun } from '../domain/window/transitions';
import { endOf, type Window, type WindowStatus } from '../domain/window/window';
import type { Said } from './facts';

/** The state of a window or a proposal: what applies now, and what happens next. */
export function standingOf(subject: Subject, now: EpochSeconds): Said {
  if (subject.kind === 'proposal')
    return [proposalStandings[subject.proposal.content.kind][standingStatus(subject.proposal)]];
  const { window } = subject;
  const status = hasBegun(window, now) ? 'active' : window.status;
  return [...windowStandings[status](window), ...pendingChange(window)];
}

const windowStandings = {
  requested: ({ decideBy }) => [
    'It is not approved. Approvers are asked to approve the plan below until ',
    { at: decideBy },
    '; if they do not, the maintenance does not take place.',
  ],
  approved: ({ plan }) => ['It is approved. It starts automatically on ', { at: plan.startsAt }, '.'],
  active: (window) => [
    'The maintenance is in force until ',
    { at: endOf(window) },
    isUnratified(window) ? '. No approver has ratified it yet.' : '.',
  ],
  completed: ({ completedAt = 0 }) => [
    'It ended on ',
    { at: completedAt },
    '. This window no longer affects visitors.',
  ],
  rejected: () => ['It was rejected. The maintenance does not take place.'],
  expired: () => ['It expired without approval. The maintenance does not take place.'],
  cancelled: () => ['It is cancelled. The maintenance does not take place.'],
} as const satisfies Record<WindowStatus, (window: Window) => Said>;

/** An open amendment; the current plan stays in force. */
function pendingChange({ amendment }: Window): Said {
  if (!amendment || amendment.decided) return [];
  return [
    ' Approvers are asked to approve a change until ',
    { at: amendment.decideBy },
    '. Until they do, the current plan stays in force.',
  ];
}

/** A revoked template is described differently from one that was never approved. */
type Standing = ProposalStatus | 'revoked';

const standingStatus = ({ status, revokedAt }: Proposal): Standing => (revokedAt === undefined ? status : 'revoked');

const proposalStandings = {
  policy: {
    requested: 'Approvers are asked to approve it. Until they do, the current policy applies.',
    approved: 'The new policy applies.',
    rejected: 'It was rejected. The current policy still applies.',
    expired: 'It expired without approval. The current policy still applies.',
    cancelled: 'The proposal is withdrawn. The current policy still applies.',
    revoked: 'The proposal is withdrawn. The current policy still applies.',
  },
  template: {
    requested: 'Approvers are asked to approve it. Until they do, it cannot be used.',
    approved: 'The template can be used.',
    rejected: 'It was rejected. The template cannot be used.',
    expired: 'It expired without approval. The template cannot be used.',
    cancelled: 'The proposal is withdrawn. The template cannot be used.',
    revoked:
      'No more windows can be requested from the template. Windows that were requested from it are not affected.',
  },
} as const satisfies Record<Proposal['content']['kind'], Record<Standing, string>>;
