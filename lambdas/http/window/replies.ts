import type { Window } from '../../domain/window/window';
import { created, etag, ok, type Reply } from '../server/reply';
import { type Far, windowJson } from './present';

/** @param more more members of the answer, e.g. by when the edge enforces the change */
export const windowReply = (far: Far, window: Window, more: object = {}): Reply =>
  ok({ ...windowJson(window, far), ...more }, about(window), etag(window.version));

export const createdWindow = (far: Far, window: Window, more: object = {}): Reply =>
  created(
    `/v1/windows/${window.windowId}`,
    { ...windowJson(window, far), ...more },
    about(window),
    etag(window.version),
  );

const about = ({ windowId, siteId, revision }: Window) => ({ windowId, siteId, revision });
