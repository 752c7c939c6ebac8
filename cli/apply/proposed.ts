import { differences } from '../../bin/admin-api/differences';
import type { Proposal } from '../api/answers';
import { at } from '../api/quiesce-api';
import type { Call, Change, Plan } from './change';
import type { Declaration } from './declaration';

type Template = NonNullable<Declaration['templates']>[number];
type Policy = Exclude<NonNullable<Declaration['sites']>[number]['policy'], undefined>;

/**
 * Why a policy need not be proposed: it is already, or its approvers did not want it. To ask them again with each run would wear out
 * the people who approve.
 */
export function policyProposed(siteId: string, policy: Policy, proposals: readonly Proposal[]): string | undefined {
  const same = (proposal: Proposal) =>
    proposal.siteId === siteId && proposal.policy !== undefined && differences(policy, proposal.policy).length === 0;
  return waitingNote(lastOf(proposals.filter(same)), `The policy of ${siteId}`);
}

/** Those of one second come in any order, and one that is open says more than one that is decided. */
const lastOf = (proposals: readonly Proposal[]): Proposal | undefined =>
  proposals.find(({ status }) => status === 'requested') ?? proposals.at(-1);

function waitingNote(proposal: Proposal | undefined, what: string): string | undefined {
  if (proposal?.status === 'requested') return `${what} waits for its approval: ${proposal.proposalId}`;
  if (proposal?.status === 'rejected' || proposal?.status === 'expired') {
    return `${what} was ${refusedText(proposal)} and is not proposed again: ${proposal.proposalId}`;
  }
  return undefined;
}

function refusedText({ status, approvals }: Proposal): string {
  if (status === 'expired') return 'not decided in time';
  const against = approvals.votes.find(({ decision }) => decision === 'reject');
  const reason = against?.reason === undefined ? '' : ` (${against.reason})`;
  return against === undefined ? 'rejected' : `rejected by ${against.approverId}${reason}`;
}

/** Whether windows can be made from a template. */
export const isInForce = ({ usable = true, ...proposal }: Proposal): boolean => isApproved(proposal) && usable;

const isApproved = ({ status, revokedAt }: Pick<Proposal, 'status' | 'revokedAt'>): boolean =>
  status === 'approved' && revokedAt === undefined;

/** Templates are known by their names. One that differs is proposed anew; the one in force stays until somebody revokes it. */
export function templateChanges(wanted: readonly Template[], proposals: readonly Proposal[]): Plan {
  const plans = wanted.map((template) => templateChange(template, proposals));
  return { changes: plans.flatMap(({ changes }) => changes), notes: plans.flatMap(({ notes }) => notes) };
}

function templateChange({ siteId, reason, ticket, ...settings }: Template, proposals: readonly Proposal[]): Plan {
  const name = settings.name.trim();
  const named = proposals.filter((proposal) => proposal.siteId === siteId && proposal.template?.name === name);
  const fieldsOf = (proposal: Proposal | undefined) => differences(settings, proposal?.template ?? {});
  const what = `The template ${name} of ${siteId}`;
  const same = named.filter((proposal) => fieldsOf(proposal).length === 0);
  if (same.some(isInForce)) return { changes: [], notes: [] };
  const last = lastOf(same);
  const note = waitingNote(last, what) ?? expiredNote(last, what);
  if (note !== undefined) return { changes: [], notes: [note] };
  const inForce = named.findLast(isInForce);
  const change: Change = {
    action: 'propose',
    kind: 'template',
    id: `${siteId} ${name}`,
    fields: fieldsOf(inForce),
    calls: [proposing(siteId, { ...settings, reason, ...(ticket !== undefined && { ticket }) })],
  };
  const kept =
    inForce && `${what} stays in force as it is: revoke it with quiesce template revoke ${inForce.proposalId}`;
  const spent = last && isSpent(last) ? `${what} is used up, so it is proposed again: ${last.proposalId}` : undefined;
  return { changes: [change], notes: [kept, spent].filter((text) => text !== undefined) };
}

/** Those in force that the file no longer names, of sites that stay. */
export function templateRemovals(
  wanted: readonly Template[],
  proposals: readonly Proposal[],
  isGone: (siteId: string) => boolean,
): Change[] {
  const named = new Set(wanted.map(({ siteId, name }) => `${siteId} ${name.trim()}`));
  return proposals.flatMap((proposal): Change[] => {
    const id = `${proposal.siteId} ${proposal.template?.name}`;
    if (!proposal.template || !isInForce(proposal) || named.has(id) || isGone(proposal.siteId)) return [];
    const calls: Call[] = [{ method: 'POST', path: at`/v1/proposals/${proposal.proposalId}/cancel`, body: {} }];
    return [{ action: 'delete', kind: 'template', id, fields: [], calls }];
  });
}

const proposing = (siteId: string, body: object): Call => ({
  method: 'POST',
  path: at`/v1/sites/${siteId}/templates`,
  body,
});

const isSpent = ({ template, used = 0, ...proposal }: Proposal): boolean =>
  isApproved(proposal) && template !== undefined && used >= template.uses;

/** The API takes no template that has expired, so there is nothing to propose. */
function expiredNote(proposal: Proposal | undefined, what: string): string | undefined {
  if (!proposal || !isApproved(proposal) || isSpent(proposal)) return undefined;
  return `${what} has expired: give it a later expiresAt to have it proposed again: ${proposal.proposalId}`;
}
