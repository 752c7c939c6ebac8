import type { OpenQuestion, Window } from '../../api/types';
import type { AnswerAction, Asked } from './send-answer';

/** The page of what is asked about. */
export const questionPath = ({ window, subjectId }: OpenQuestion): string =>
  `/${window ? 'windows' : 'proposals'}/${subjectId}`;

/** A question in a few words, without its kind. */
export const questionTitle = ({ proposal, reason }: OpenQuestion): string => proposal?.template?.name ?? reason;

/** What an answer names, so that it counts for what the person has read only. */
export function askedBy({ window, proposal, subjectId, siteId, planVersion }: OpenQuestion): Asked {
  const kind = window ? 'window' : 'proposal';
  return { kind, id: subjectId, siteId, planVersion, version: (window ?? proposal)?.version ?? 0 };
}

/** The window as it would be: of an amendment, with the plan that is asked about. */
export function windowAsked({ window, planVersion, kind }: OpenQuestion): Window | undefined {
  const { amendment } = window ?? {};
  if (!window || !amendment || kind !== 'amendment' || amendment.planVersion !== planVersion) return window;
  const { mode, startsAt, endsAt, hostnames, paths, reason, digest, message, messages, requestedBy, requestedAt } =
    amendment;
  const { message: _, messages: __, ...rest } = window;
  return {
    ...rest,
    ...{ mode, startsAt, endsAt, hostnames, paths, reason, digest, planVersion, requestedBy, requestedAt },
    ...(message !== undefined && { message }),
    ...(messages !== undefined && { messages }),
  };
}

/** How the person may answer it. */
export function answersTo({ you, kind }: OpenQuestion): readonly Exclude<AnswerAction, 'cancel' | 'revoke'>[] {
  if (you?.vote !== undefined) return ['withdraw'];
  if (!you?.mayAnswer) return [];
  return kind === 'emergency' ? ['ratify', 'refuse'] : ['approve', 'reject'];
}
