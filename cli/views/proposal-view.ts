import type { Proposal } from '../api/answers';
import type { Shown } from '../output/page';
import type { Text, Tone } from '../output/text';
import { durationText } from '../times/duration';
import { minuteText, secondsOf, toldTime } from '../times/told';
import { policyFacts } from './site-view';
import { requesterText, voteFacts } from './votes-view';

const tones: Readonly<Record<Proposal['status'], Tone>> = {
  requested: 'busy',
  approved: 'good',
  rejected: 'bad',
  expired: 'bad',
  cancelled: 'bad',
};

function stateText({ status, revokedAt, ofDeletedSite, usable = true, template, used = 0 }: Proposal): Text {
  if (revokedAt !== undefined) return { text: 'revoked', tone: 'bad' };
  if (ofDeletedSite) return { text: `${status}, for a deleted site`, tone: 'bad' };
  if (status !== 'approved' || template === undefined || usable) return { text: status, tone: tones[status] };
  return { text: used < template.uses ? 'expired' : 'used up', tone: 'bad' };
}

export const showProposals: Shown<readonly Proposal[]> = (proposals, page) =>
  page.table(
    ['PROPOSAL', 'STATUS', 'REQUESTED (UTC)'],
    proposals.map((proposal) => ({
      cells: [proposal.proposalId, stateText(proposal), minuteText(secondsOf(proposal.requestedAt), 'UTC')],
      below: `${summary(proposal)}: ${proposal.reason}`,
    })),
  );

function summary({ kind, template, used = 0 }: Proposal): string {
  return template === undefined
    ? kind
    : `template ${template.name}, ${template.mode}, ${used} of ${template.uses} used`;
}

/** @param now milliseconds since 1970 */
export const showProposal =
  (now: number): Shown<Proposal> =>
  (proposal, page) => {
    const told = (instant: string) => toldTime(secondsOf(instant), 'UTC', now);
    const { template, policy, revokedAt } = proposal;
    return page.facts([
      ['Proposal', { text: proposal.proposalId, tone: 'strong' }],
      ['Status', stateText(proposal)],
      ['Site', proposal.siteId],
      ['Kind', proposal.kind],
      ...(template === undefined ? [] : templateFacts(template, proposal.used, told)),
      ...(policy === undefined ? [] : policyFacts(policy)),
      ['Reason', proposal.reason],
      ['Ticket', proposal.ticket],
      ['Requested', `by ${requesterText(proposal.requestedBy)}, ${told(proposal.requestedAt)}`],
      ...voteFacts(proposal.approvals),
      ['Decide by', proposal.status === 'requested' ? told(proposal.decideBy) : undefined],
      ['Revoked', revokedAt && told(revokedAt)],
      ['Plan', `version ${proposal.planVersion}`],
      ['Digest', proposal.digest],
    ]);
  };

type Template = NonNullable<Proposal['template']>;

function templateFacts(template: Template, used = 0, told: (instant: string) => string): [string, Text | undefined][] {
  const { hours, texts, paths } = template;
  return [
    ['Name', template.name],
    ['Mode', template.mode],
    ['Covers', paths.length === 0 ? 'the whole site' : paths.join(' ')],
    ['Longest', durationText(template.maximumDurationSeconds)],
    ['Hours', hours && `${hours.from} to ${hours.to} ${hours.timeZone}${daysText(hours.days)}`],
    ['Texts', texts && textsText(texts)],
    ['Uses', `${used} of ${template.uses}`],
    ['Expires', told(template.expiresAt)],
  ];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const daysText = (days: readonly number[] | undefined): string =>
  days === undefined ? '' : ` on ${days.map((day) => weekdays[day - 1]).join(', ')}`;

function textsText({ maximumLength, languages }: NonNullable<Template['texts']>): string {
  if (maximumLength === 0) return 'none';
  return `at most ${maximumLength} characters${languages === undefined ? '' : ` in ${languages.join(', ')}`}`;
}
