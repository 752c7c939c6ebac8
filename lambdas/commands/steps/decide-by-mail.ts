import type { Directory } from '../../domain/directory/directory';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import { questionOf, type Subject } from '../../domain/voting/subject';
import { supersededLink } from '../../domain/voting/voting-link-validity';
import type { Snapshot } from '../../store/snapshot';
import type { FoundLink, LinkParts } from '../requirements/link';
import { questionKeys, subjectIn } from '../requirements/subject';
import { siteIdOf } from '../requirements/window';
import { type CommandOutcome, type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { subjectOf, type VoteOutcome } from './answer-question';
import { giveBack, givenBack, type Taken, tryCode } from './try-code';

/** What was answered, as it stands after the answer. */
export type Answered = Subject & {
  /** Of the question. */
  readonly planVersion: number;
  /** By which the votes were counted. */
  readonly directory: Directory;
  /** Absent when it was deleted. */
  readonly site: Site | undefined;
};

interface Entered extends LinkParts {
  readonly code: string;
}

/**
 * Decides what the holder of a link answers, if the code is right: on what was read with the link, and, after a lost race, on what is
 * there by then. The answer gives back the try that the code took, in one transaction; where the answer is refused, the try
 * is given back by itself.
 *
 * @throws Refusal as `tryCode`, `link-superseded`, and as `decide`
 */
export async function decideByMail(
  deps: Deps,
  found: FoundLink,
  { subjectId, secret, code }: Entered,
  decide: (snapshot: Snapshot, subject: Subject, at: number) => VoteOutcome,
): Promise<Answered> {
  const { planVersion } = found.request;
  const answer: Decide<Answered> = (snapshot, at) => {
    const subject = subjectIn(snapshot, subjectId);
    if (!questionOf(subject, planVersion)) throw supersededLink();
    const { result, ...rest } = decide(snapshot, subject, at);
    const site = snapshot.site(siteIdOf(subjectId));
    return { result: { ...subjectOf(result), planVersion, directory: snapshot.directory(), site }, ...rest };
  };
  const taking = await tryCode(deps, found, secret, code);
  if (!taking) return decideAndCommit(deps, questionKeys(subjectId), answer, found.snapshot);
  const { secretHash } = taking.taken;
  const keys = [...questionKeys(subjectId), { kind: 'link-attempts', subjectId, secretHash } as const];
  const first = found.snapshot.with({ kind: 'link-attempts', value: taking.taken });
  try {
    return await decideAndCommit(deps, keys, (snapshot, at) => withTry(answer(snapshot, at), snapshot, taking), first);
  } catch (error) {
    // A failure that is no refusal may have been committed: then the try is given back already.
    if (error instanceof Refusal) await giveBack(deps, taking);
    throw error;
  }
}

function withTry<T>({ result, commit }: CommandOutcome<T>, snapshot: Snapshot, taking: Taken): CommandOutcome<T> {
  const { subjectId, secretHash } = taking.taken;
  const known = snapshot.attempts(subjectId, secretHash);
  const put = known ? [{ kind: 'link-attempts', value: givenBack(known, taking) } as const] : [];
  return { result, commit: { ...commit, put: [...(commit?.put ?? []), ...put] } };
}
