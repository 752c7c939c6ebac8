import { bare, created, json, type NamedSchemas, type Operations } from '../server/operation';
import { sitePath } from '../site/schema';
import { onWindow } from '../voting/operations';
import { emergencyRequest } from './emergency-schema';
import {
  commentRequest,
  editedWindow,
  extension,
  windowAnswer,
  windowChange,
  windowFilter,
  windowPage,
  windowPath,
  windowRequest,
  windowWithEnforcement,
} from './schema';

export const windowOperations = {
  'POST /v1/windows': { id: 'requestWindow', ...bare, body: windowRequest, answer: created(windowAnswer) },
  'GET /v1/windows': { id: 'listWindows', ...bare, query: windowFilter, answer: json(windowPage) },
  'GET /v1/windows/{windowId}': { id: 'getWindow', ...bare, path: windowPath, answer: json(windowAnswer) },
  'PATCH /v1/windows/{windowId}': {
    id: 'editWindow',
    ...onWindow,
    body: windowChange,
    repeatable: true,
    answer: json(editedWindow),
  },
  'POST /v1/windows/{windowId}/comments': {
    id: 'commentOnWindow',
    ...onWindow,
    body: commentRequest,
    answer: created(windowAnswer),
  },
  'POST /v1/windows/{windowId}/cancel': { id: 'cancelWindow', ...onWindow, answer: json(windowWithEnforcement) },
  'POST /v1/windows/{windowId}/end': { id: 'endWindow', ...onWindow, answer: json(windowWithEnforcement) },
  'POST /v1/windows/{windowId}/extend': {
    id: 'extendWindow',
    ...onWindow,
    body: extension,
    answer: json(windowWithEnforcement),
  },
  'POST /v1/sites/{siteId}/emergency': {
    id: 'startEmergency',
    ...bare,
    path: sitePath,
    body: emergencyRequest,
    answer: created(windowWithEnforcement),
  },
} as const satisfies Operations;

export const windowSchemas = {
  WindowRequest: windowRequest,
  WindowChange: windowChange,
  Extension: extension,
  CommentRequest: commentRequest,
  EmergencyRequest: emergencyRequest,
  Window: windowAnswer,
  WindowPage: windowPage,
  WindowWithEnforcement: windowWithEnforcement,
  EditedWindow: editedWindow,
} as const satisfies NamedSchemas;
