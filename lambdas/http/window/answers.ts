import { type Answers, created, json, type NamedSchemas } from '../server/answer';
import { editedWindow, windowAnswer, windowPage, windowWithEnforcement } from './answer-schema';
import { emergencyRequest } from './emergency-schema';
import { commentRequest, extension, windowChange, windowRequest } from './schema';

export const windowAnswers = {
  'POST /v1/windows': created(windowAnswer),
  'GET /v1/windows': json(windowPage),
  'GET /v1/windows/{windowId}': json(windowAnswer),
  'PATCH /v1/windows/{windowId}': json(editedWindow),
  'POST /v1/windows/{windowId}/comments': created(windowAnswer),
  'POST /v1/windows/{windowId}/cancel': json(windowWithEnforcement),
  'POST /v1/windows/{windowId}/end': json(windowWithEnforcement),
  'POST /v1/windows/{windowId}/extend': json(windowWithEnforcement),
  'POST /v1/sites/{siteId}/emergency': created(windowWithEnforcement),
} as const satisfies Answers;

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
