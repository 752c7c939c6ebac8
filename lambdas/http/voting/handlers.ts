import type { ArmingDeps } from '../../commands/transaction/deps';
import { approveWindow, ratifyWindow, rejectWindow } from '../../commands/voting/vote';
import { withdrawWindowVote } from '../../commands/voting/withdraw-vote';
import { listWindowAttempts } from '../../queries/voting/list-attempts';
import type { Handlers, RoutesOf } from '../server/dispatch';
import { ok } from '../server/reply';
import { windowReply } from '../window/replies';
import type { votingOperations } from './operations';
import { attemptsJson } from './present';

/** Voting through the signed API. Voting by mailed links is in `http/approvals`. */
export function votingHandlers(deps: ArmingDeps): Handlers<keyof typeof votingOperations & RoutesOf<'admin-api'>> {
  return {
    'GET /v1/windows/{windowId}/attempts': async ({ path }) =>
      ok(attemptsJson(await listWindowAttempts(deps, path.windowId)), path),
    'POST /v1/windows/{windowId}/approve': async ({ path, body, actor, preconditions }) =>
      windowReply(deps, await approveWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/reject': async ({ path, body, actor, preconditions }) =>
      windowReply(deps, await rejectWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/withdraw': async ({ path, body, actor, preconditions }) =>
      windowReply(deps, await withdrawWindowVote(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/ratify': async ({ path, body, actor, preconditions }) =>
      windowReply(deps, await ratifyWindow(deps, { ...path, ...body, ...preconditions }, actor)),
  };
}
