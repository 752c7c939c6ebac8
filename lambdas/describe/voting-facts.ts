import type { Directory } from '../domain/directory/directory';
import { type Fact, fact, factIf, listed } from './facts';
import { actorName } from './people';
import { approversSaid } from './policy-facts';
import type { QuestionDescription } from './question';
import { wordsFor } from './question-words';

/** Who asked, who changed it since, and the ticket. */
export function originFacts(
  { kind, requestedBy, question, ticket }: QuestionDescription,
  directory: Directory,
): Fact[] {
  const others = question.askedBy.filter(({ principal }) => principal !== requestedBy.principal);
  return [
    fact(wordsFor[kind].requester, ...actorName(directory, requestedBy)),
    ...factIf('Changed by', ...listed(others.map((actor) => actorName(directory, actor)))),
    ...factIf('Ticket', ticket !== undefined && { written: ticket }),
  ];
}

/** How it is decided, and by when. */
export function decisionFacts({ kind, question }: QuestionDescription, directory: Directory): Fact[] {
  const { rules, decideBy } = question;
  const { approvalsRequired, veto, approvers } = rules;
  const needed = approvalsRequired === 1 ? '1 approval' : `${approvalsRequired} approvals`;
  const rejections = veto ? 'one rejection is enough to reject' : 'and more approvals than rejections';
  return [
    fact(wordsFor[kind].deadline, { at: decideBy }),
    fact('Needed', `${needed}; ${rejections}`),
    ...(approvers ? [fact('Who is asked', ...approversSaid(approvers, directory))] : []),
  ];
}
