import { type Answers, html, json, type NamedSchemas } from '../server/answer';
import { windowAnswer } from '../window/answer-schema';
import { attemptList } from './answer-schema';
import { answer, decision } from './question-schema';
import { voteForm } from './vote-schema';

export const votingAnswers = {
  'GET /v1/windows/{windowId}/attempts': json(attemptList),
  'POST /v1/windows/{windowId}/approve': json(windowAnswer),
  'POST /v1/windows/{windowId}/reject': json(windowAnswer),
  'POST /v1/windows/{windowId}/withdraw': json(windowAnswer),
  'POST /v1/windows/{windowId}/ratify': json(windowAnswer),
  'GET /approvals': html,
  'HEAD /approvals': html,
  'POST /approvals': html,
} as const satisfies Answers;

export const votingSchemas = {
  Decision: decision,
  SignedVote: answer,
  AttemptList: attemptList,
  VoteForm: voteForm,
} as const satisfies NamedSchemas;
