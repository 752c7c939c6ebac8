import * as z from 'zod/mini';
import { bare, html, json, type NamedSchemas, type Operations } from '../server/operation';
import { windowAnswer, windowPath } from '../window/schema';
import { answer, attemptList, decision } from './question-schema';
import { linkQuery, voteForm } from './vote-schema';

/** Actions on a window take only an optional reason, and `If-Match`. */
export const onWindow = { ...bare, path: windowPath, body: z._default(decision, {}), conditional: true };

/** A signed vote says which plan it is for. */
const voteOnWindow = { ...onWindow, body: z._default(answer, {}) };

/** Voting on windows, through the API and by a mailed link. Votes on proposals are among the proposals. */
export const votingOperations = {
  'GET /v1/windows/{windowId}/attempts': {
    id: 'listWindowAttempts',
    ...bare,
    path: windowPath,
    answer: json(attemptList),
  },
  'POST /v1/windows/{windowId}/approve': { id: 'approveWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/reject': { id: 'rejectWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/withdraw': { id: 'withdrawWindowVote', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/ratify': { id: 'ratifyWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'GET /approvals': { id: 'openLink', ...bare, query: linkQuery, answer: html },
  'HEAD /approvals': { id: 'openLinkHeaders', ...bare, query: linkQuery, answer: html },
  'POST /approvals': { id: 'voteByMail', ...bare, query: linkQuery, body: voteForm, answer: html },
} as const satisfies Operations;

export const votingSchemas = {
  Decision: decision,
  SignedVote: answer,
  AttemptList: attemptList,
  VoteForm: voteForm,
} as const satisfies NamedSchemas;
