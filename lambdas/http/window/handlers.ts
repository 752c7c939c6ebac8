import type { EdgePublisher } from '../../aws/edge-publisher';
import type { ArmingDeps } from '../../commands/transaction/deps';
import { cancelWindow } from '../../commands/window/cancel-window';
import { commentOnWindow } from '../../commands/window/comment-on-window';
import { editWindow } from '../../commands/window/edit-window';
import { endWindow } from '../../commands/window/end-window';
import { extendWindow } from '../../commands/window/extend-window';
import { requestFromTemplate } from '../../commands/window/request-from-template';
import { requestWindow } from '../../commands/window/request-window';
import { startEmergency } from '../../commands/window/start-emergency';
import type { Window } from '../../domain/window/window';
import { listWindows } from '../../queries/window/list-windows';
import { showWindow } from '../../queries/window/show-window';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/paging';
import { ok, type Reply } from '../server/reply';
import { enforced } from '../site/enforcement';
import { effectJson } from './effect';
import type { windowOperations } from './operations';
import { windowJson } from './present';
import { proofJson } from './present-proof';
import { createdWindow, windowReply } from './replies';

export function windowHandlers(deps: ArmingDeps, edge: EdgePublisher): Handlers<keyof typeof windowOperations> {
  return {
    'POST /v1/windows': async ({ body: { templateId, ...body }, actor, preconditions: { idempotency } }) => {
      const request = { ...body, idempotency };
      if (templateId !== undefined) {
        return createdWindow(deps, await requestFromTemplate(deps, { ...request, templateId }, actor));
      }
      return createdWindow(deps, await requestWindow(deps, request, actor));
    },
    'POST /v1/sites/{siteId}/emergency': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const { change, enforcement } = await enforced(deps, edge, (own) =>
        startEmergency(own, { ...path, ...body, idempotency }, actor),
      );
      return createdWindow(deps, change, enforcement);
    },
    'GET /v1/windows': async ({ query }) => {
      const { siteId, status, from, to, order, ...page } = query;
      const json = (window: Window) => windowJson(window, deps);
      const { items, cursor } = await listWindows(deps, { siteId, status, from, to, order }, pageOf(page, json));
      return ok({ items: items.map(json), cursor }, siteId === undefined ? {} : { siteId });
    },
    'GET /v1/windows/{windowId}': async ({ path }) => {
      const { window, proofs } = await showWindow(deps, path.windowId);
      return windowReply(deps, window, proofs.length > 0 ? { proofs: proofs.map(proofJson) } : {});
    },
    'POST /v1/windows/{windowId}/comments': async ({ path, body, actor, preconditions }) =>
      createdWindow(deps, await commentOnWindow(deps, { ...path, ...body, ...preconditions }, actor)),
    'PATCH /v1/windows/{windowId}': async ({ path, body, actor, preconditions }) => {
      return edited(deps, edge, (own) => editWindow(own, { ...path, ...body, ...preconditions }, actor));
    },
    'POST /v1/windows/{windowId}/extend': async ({ path, body, actor, preconditions }) => {
      return published(deps, edge, (own) => extendWindow(own, { ...path, ...body, ...preconditions }, actor));
    },
    'POST /v1/windows/{windowId}/cancel': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, (own) => cancelWindow(own, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/windows/{windowId}/end': async ({ path, body, actor, preconditions }) =>
      published(deps, edge, (own) => endWindow(own, { ...path, ...body, ...preconditions }, actor)),
  };
}

type OnWindow = (deps: ArmingDeps) => Promise<Window>;

async function edited(deps: ArmingDeps, edge: EdgePublisher, edit: OnWindow): Promise<Reply> {
  const { change, enforcement } = await enforced(deps, edge, edit);
  return windowReply(deps, change, { ...enforcement, effect: effectJson(change) });
}

async function published(deps: ArmingDeps, edge: EdgePublisher, command: OnWindow): Promise<Reply> {
  const { change, enforcement } = await enforced(deps, edge, command);
  return windowReply(deps, change, enforcement);
}
