import type { Window } from '../../domain/window/window';
import { created, etag, ok, type Reply } from '../server/reply';
import { windowJson } from './present';

/** @param more more members of the answer, e.g. by when the edge enforces the change */
export const windowReply = (window: Window, more: object = {}): Reply =>
  ok({ ...windowJson(window), ...more }, about(window), etag(window.version));

export const createdWindow = (window: Window, more: object = {}): Reply =>
  created(`/v1/windows/${window.windowId}`, { ...windowJson(window), ...more }, about(window), etag(window.version));

const about = ({ windowId, siteId, revision }: Window) => ({ windowId, siteId, revision });
