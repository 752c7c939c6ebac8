import type { EdgePublisher } from '../../aws/edge-publisher';
import type { Deps } from '../../commands/transaction/deps';
import { approveWindow, ratifyWindow, rejectWindow } from '../../commands/voting/vote';
import { withdrawWindowVote } from '../../commands/voting/withdraw-vote';
import { cancelWindow } from '../../commands/window/cancel-window';
import { commentOnWindow } from '../../commands/window/comment-on-window';
import { editWindow } from '../../commands/window/edit-window';
import { endWindow } from '../../commands/window/end-window';
import { extendWindow } from '../../commands/window/extend-window';
import { requestFromTemplate } from '../../commands/window/request-from-template';
import { requestWindow } from '../../commands/window/request-window';
import { startEmergency } from '../../commands/window/start-emergency';
import type { Window } from '../../domain/window/window';
import { listWindowAttempts } from '../../queries/voting/list-attempts';
import { getWindow } from '../../queries/window/get-window';
import { listWindows } from '../../queries/window/list-windows';
import type { RouteKey } from '../routes';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/page';
import { expectedEnforcedBy } from '../server/present';
import { created, etag, ok, type Reply } from '../server/reply';
import { attemptsJson, windowJson } from './present';

type WindowRoute = Extract<RouteKey, `${string} /v1/windows${string}` | `${string}/emergency`>;

export function windowHandlers(deps: Deps, edge: EdgePublisher): Handlers<WindowRoute> {
  return {
    'POST /v1/windows': async ({ body: { templateId, ...body }, actor, preconditions: { idempotency } }) => {
      const request = { ...body, idempotency };
      if (templateId === undefined) return createdWindow(await requestWindow(deps, request, actor));
      return createdWindow(await requestFromTemplate(deps, { ...request, templateId }, actor));
    },
    'POST /v1/sites/{siteId}/emergency': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const window = await startEmergency(deps, { ...path, ...body, idempotency }, actor);
      return createdWindow(window, await enforcement(deps, edge, window));
    },
    'GET /v1/windows': async ({ query }) => {
      const { siteId, status, from, to, ...page } = query;
      const { items, cursor } = await listWindows(deps, { siteId, status, from, to }, pageOf(page));
      return ok({ items: items.map(windowJson), cursor }, siteId === undefined ? {} : { siteId });
    },
    'GET /v1/windows/{windowId}': async ({ path }) => windowReply(await getWindow(deps, path.windowId)),
    'GET /v1/windows/{windowId}/attempts': async ({ path }) =>
      ok(attemptsJson(await listWindowAttempts(deps, path.windowId)), path),
    'POST /v1/windows/{windowId}/approve': async ({ path, body, actor, preconditions }) =>
      windowReply(await approveWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/reject': async ({ path, body, actor, preconditions }) =>
      windowReply(await rejectWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/withdraw': async ({ path, body, actor, preconditions }) =>
      windowReply(await withdrawWindowVote(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/ratify': async ({ path, body, actor, preconditions }) =>
      windowReply(await ratifyWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/comments': async ({ path, body, actor, preconditions }) =>
      createdWindow(await commentOnWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'PATCH /v1/windows/{windowId}': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await editWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/extend': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await extendWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/cancel': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await cancelWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/end': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await endWindow(deps, { ...path, ...body, ...preconditions }, actor)),
  };
}

/** Publishes at once what changed, and says by when the edge shows it: never "done" before it is. */
async function enforcement(deps: Deps, edge: EdgePublisher, { siteId, revision }: Window): Promise<object> {
  const publishedRevision = await edge.publish(siteId);
  const by = expectedEnforcedBy(revision, publishedRevision, deps.clock());
  return { publishedRevision, expectedEnforcedBy: by };
}

const published = async (deps: Deps, edge: EdgePublisher, window: Window): Promise<Reply> =>
  windowReply(window, await enforcement(deps, edge, window));

const windowReply = (window: Window, more: object = {}): Reply =>
  ok({ ...windowJson(window), ...more }, about(window), etag(window.version));

const createdWindow = (window: Window, more: object = {}): Reply =>
  created(`/v1/windows/${window.windowId}`, { ...windowJson(window), ...more }, about(window), etag(window.version));

const about = ({ windowId, siteId, revision }: Window) => ({ windowId, siteId, revision });
