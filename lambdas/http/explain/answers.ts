import { type Answers, json, type NamedSchemas } from '../server/answer';
import { explanation } from './answer-schema';

export const explainAnswers = {
  'GET /v1/explain': json(explanation),
} as const satisfies Answers;

export const explainSchemas = { Explanation: explanation } as const satisfies NamedSchemas;
