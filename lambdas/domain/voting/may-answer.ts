import type { Directory, Person } from '../directory/directory';
import { eligible, ownVotes } from './eligibility';
import { isTimely } from './lateness';
import type { Question, Vote } from './question';

/** How a person stands to an open question. */
export interface Standing {
  /** They may vote on it and have not. How fresh a sign-in must be, only the vote itself tells. */
  readonly mayAnswer: boolean;
  /** Their vote, which they can withdraw. */
  readonly vote?: Vote['decision'];
}

/** @param principal as whom the person comes */
export function standingOn(question: Question, directory: Directory, person: Person, principal: string): Standing {
  const [own] = ownVotes(question, person);
  if (own) return { mayAnswer: false, vote: own.decision };
  const voter = eligible(question, directory, person.personId);
  return { mayAnswer: voter !== undefined && isTimely(question, voter, { principal }) };
}
