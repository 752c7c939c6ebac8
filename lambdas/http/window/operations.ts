import { bare, type Operations } from '../server/operation';
import { sitePath } from '../site/schema';
import { onWindow } from '../voting/operations';
import { emergencyRequest } from './emergency-schema';
import { commentRequest, extension, windowChange, windowFilter, windowPath, windowRequest } from './schema';

export const windowOperations = {
  'POST /v1/windows': { id: 'requestWindow', ...bare, body: windowRequest },
  'GET /v1/windows': { id: 'listWindows', ...bare, query: windowFilter },
  'GET /v1/windows/{windowId}': { id: 'getWindow', ...bare, path: windowPath },
  'PATCH /v1/windows/{windowId}': {
    id: 'editWindow',
    ...onWindow,
    body: windowChange,
    repeatable: true,
  },
  'POST /v1/windows/{windowId}/comments': {
    id: 'commentOnWindow',
    ...onWindow,
    body: commentRequest,
  },
  'POST /v1/windows/{windowId}/cancel': { id: 'cancelWindow', ...onWindow },
  'POST /v1/windows/{windowId}/end': { id: 'endWindow', ...onWindow },
  'POST /v1/windows/{windowId}/extend': {
    id: 'extendWindow',
    ...onWindow,
    body: extension,
  },
  'POST /v1/sites/{siteId}/emergency': {
    id: 'startEmergency',
    ...bare,
    path: sitePath,
    body: emergencyRequest,
  },
} as const satisfies Operations;
