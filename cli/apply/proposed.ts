import { differences } from '../../bin/admin-api/differences';
import type { Proposal } from '../api/answers';
import { at } from '../api/quiesce-api';
import type { Change, Plan } from './change';
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
  return waitingNote(proposals.findLast(same), `The policy of ${siteId}`);
}

function waitingNote(proposal: Proposal | undefined, what: string): string | undefined {
  if (proposal?.status === 'requested') return `${what} waits for its approval: ${proposal.proposalId}`;
  if (proposal?.status === 'rejected' || proposal?.status === 'expired') {
    return `${what} was ${proposal.status} and is not proposed again: ${proposal.proposalId}`;
  }
  return undefined;
}

const isInForce = ({ status, revokedAt }: Proposal): boolean => status === 'approved' && revokedAt === undefined;

/** Templates are known by their names. One that differs is proposed anew; the one in force stays until somebody revokes it. */
export function templateChanges(wanted: readonly Template[], proposals: readonly Proposal[]): Plan {
  const plans = wanted.map((template) => templateChange(template, proposals));
  return { changes: plans.flatMap(({ changes }) => changes), notes: plans.flatMap(({ notes }) => notes) };
}

function templateChange({ siteId, reason, ticket, ...settings }: Template, proposals: readonly Proposal[]): Plan {
  const named = proposals.filter((proposal) => proposal.siteId === siteId && proposal.template?.name === settings.name);
  const fieldsOf = (proposal: Proposal | undefined) => differences(settings, proposal?.template ?? {});
  const what = `The template ${settings.name} of ${siteId}`;
  const same = named.filter((proposal) => fieldsOf(proposal).length === 0);
  if (same.some(isInForce)) return { changes: [], notes: [] };
  const note = waitingNote(same.at(-1), what);
  if (note !== undefined) return { changes: [], notes: [note] };
  const inForce = named.findLast(isInForce);
  const body = { ...settings, reason, ...(ticket !== undefined && { ticket }) };
  const change: Change = {
    action: 'propose',
    kind: 'template',
    id: `${siteId} ${settings.name}`,
    fields: fieldsOf(inForce),
    calls: [{ method: 'POST', path: at`/v1/sites/${siteId}/templates`, body }],
  };
  const kept =
    inForce && `${what} stays in force as it is: revoke it with quiesce template revoke ${inForce.proposalId}`;
  return { changes: [change], notes: kept === undefined ? [] : [kept] };
}
