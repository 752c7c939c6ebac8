import type { Actor, EpochSeconds, SignIn } from '../../domain/actor';
import { assertNamed, named } from '../../domain/directory/principals';
import { Refusal } from '../../domain/refusal';
import type { Vote } from '../../domain/voting/question';
import type { Snapshot } from '../../store/snapshot';

/** The person behind a call that is signed or signed in. @throws Refusal `unmapped-principal`, `not-an-approver` for a machine */
export function voterIn(snapshot: Snapshot, actor: Actor): Actor & { readonly personId: string } {
  const voter = named(actor, snapshot.directory());
  assertNamed(voter);
  if (voter.machineId) throw new Refusal('not-an-approver', 'Machines can request windows, but only people can vote.');
  return voter;
}

/** The vote of somebody who signed the request, or signed in. */
export function signedVote(
  { personId: approverId, signIn }: Pick<Actor, 'signIn'> & { readonly personId: string },
  decision: Vote['decision'],
  at: EpochSeconds,
  reason: string | undefined,
): Vote {
  return { approverId, decision, at, ...assuranceOf(signIn), ...reasonField(reason) };
}

function assuranceOf(signIn: SignIn | undefined): Pick<Vote, 'assurance' | 'signIn'> {
  if (!signIn) return { assurance: 'signed' };
  const { subject: _, ...shown } = signIn;
  return { assurance: 'login', signIn: shown };
}

/** Whoever reads the mails of an approver: the actor of a vote by mail. */
export function mailboxActor(approverId: string, sourceIp: string | undefined): Actor {
  const origin = sourceIp === undefined ? {} : { sourceIp };
  return { principal: `mailbox:${approverId}`, personId: approverId, ...origin };
}

export const reasonField = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };
