import type { Actor, EpochSeconds } from '../../domain/actor';
import { assertNamed, named } from '../../domain/directory/principals';
import { Refusal } from '../../domain/refusal';
import type { Vote } from '../../domain/voting/question';
import type { Snapshot } from '../../store/snapshot';

/** The person behind a signed call. @throws Refusal `unmapped-principal`, `not-an-approver` for a machine */
export function voterIn(snapshot: Snapshot, actor: Actor): Actor & { readonly personId: string } {
  const voter = named(actor, snapshot.directory());
  assertNamed(voter);
  if (voter.machineId) throw new Refusal('not-an-approver', 'Machines can request windows, but only people can vote.');
  return voter;
}

export function signedVote(
  { personId: approverId }: { readonly personId: string },
  decision: Vote['decision'],
  at: EpochSeconds,
  reason: string | undefined,
): Vote {
  return { approverId, decision, at, assurance: 'signed', ...reasonField(reason) };
}

/** Whoever reads the mails of an approver: the actor of a vote by mail. */
export function mailboxActor(approverId: string, sourceIp: string | undefined): Actor {
  const origin = sourceIp === undefined ? {} : { sourceIp };
  return { principal: `mailbox:${approverId}`, personId: approverId, ...origin };
}

export const reasonField = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };
