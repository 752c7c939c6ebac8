import * as z from 'zod/mini';
import { bare, type Operations } from '../server/operation';
import { windowPath } from '../window/schema';
import { answer, decision } from './question-schema';
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
  },
  'POST /v1/windows/{windowId}/approve': { id: 'approveWindow', ...voteOnWindow },
  'POST /v1/windows/{windowId}/reject': { id: 'rejectWindow', ...voteOnWindow },
  'POST /v1/windows/{windowId}/withdraw': { id: 'withdrawWindowVote', ...voteOnWindow },
  'POST /v1/windows/{windowId}/ratify': { id: 'ratifyWindow', ...voteOnWindow },
  'GET /approvals': { id: 'openLink', ...bare, query: linkQuery },
  'HEAD /approvals': { id: 'openLinkHeaders', ...bare, query: linkQuery },
  'POST /approvals': { id: 'voteByMail', ...bare, query: linkQuery, body: voteForm },
} as const satisfies Operations;
