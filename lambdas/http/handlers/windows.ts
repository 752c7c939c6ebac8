import { cancelWindow } from '../../commands/cancel-window';
import type { Deps } from '../../commands/deps';
import { endWindow } from '../../commands/end-window';
import { requestWindow } from '../../commands/request-window';
import { approveWindow, rejectWindow } from '../../commands/vote';
import type { Window } from '../../domain/window';
import { getWindow } from '../../queries/get-window';
import { listWindows } from '../../queries/list-windows';
import type { EdgePublisher } from '../../services/edge-publisher';
import type { Handlers } from '../dispatch';
import { pageOf } from '../page';
import { created, etag, ok, type Reply } from '../reply';
import { expectedEnforcedBy, windowJson } from '../represent';
import type { RouteKey } from '../routes';

type WindowRoute = Extract<RouteKey, `${string} /v1/windows${string}`>;

export function windowHandlers(deps: Deps, edge: EdgePublisher): Handlers<WindowRoute> {
  return {
    'POST /v1/windows': async ({ body, actor, preconditions: { idempotency } }) => {
      const window = await requestWindow(deps, { ...body, idempotency }, actor);
      return created(`/v1/windows/${window.windowId}`, windowJson(window), about(window), etag(window.version));
    },
    'GET /v1/windows': async ({ query }) => {
      const { siteId, status, from, to, ...page } = query;
      const { items, cursor } = await listWindows(deps, { siteId, status, from, to }, pageOf(page));
      return ok({ items: items.map(windowJson), cursor }, siteId === undefined ? {} : { siteId });
    },
    'GET /v1/windows/{windowId}': async ({ path }) => windowReply(await getWindow(deps, path.windowId)),
    'POST /v1/windows/{windowId}/approve': async ({ path, body, actor, preconditions }) =>
      windowReply(await approveWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/reject': async ({ path, body, actor, preconditions }) =>
      windowReply(await rejectWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/cancel': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await cancelWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/end': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, await endWindow(deps, { ...path, ...body, ...preconditions }, actor)),
  };
}

/** Publishes at once what stopped, and says by when the edge shows it: never "done" before it is. */
async function published(deps: Deps, edge: EdgePublisher, window: Window): Promise<Reply> {
  const publishedRevision = await edge.publish(window.siteId);
  const by = expectedEnforcedBy(window.revision, publishedRevision, deps.clock());
  return windowReply(window, { publishedRevision, expectedEnforcedBy: by });
}

const windowReply = (window: Window, more: object = {}): Reply =>
  ok({ ...windowJson(window), ...more }, about(window), etag(window.version));

const about = ({ windowId, siteId, revision }: Window) => ({ windowId, siteId, revision });
