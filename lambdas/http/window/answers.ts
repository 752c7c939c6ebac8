import { type Answers, created, json, type NamedSchemas } from '../server/answer';
import { editedWindow, shownWindow, windowAnswer, windowPage, windowWithEnforcement } from './answer-schema';
import { emergencyRequest } from './emergency-schema';
import { flipProof } from './proof-schema';
import { commentRequest, extension, windowChange, windowRequest } from './schema';

export const windowAnswers = {
  'POST /v1/windows': created(windowAnswer),
  'GET /v1/windows': json(windowPage),
  'GET /v1/windows/{windowId}': json(shownWindow),
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
  ShownWindow: shownWindow,
  FlipProof: flipProof,
  WindowPage: windowPage,
  WindowWithEnforcement: windowWithEnforcement,
  EditedWindow: editedWindow,
} as const satisfies NamedSchemas;
