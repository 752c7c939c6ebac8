import { type Answers, json, type NamedSchemas } from '../server/answer';
import { evidence } from './answer-schema';

export const evidenceAnswers = {
  'GET /v1/windows/{windowId}/evidence': json(evidence),
} as const satisfies Answers;

export const evidenceSchemas = { Evidence: evidence } as const satisfies NamedSchemas;
