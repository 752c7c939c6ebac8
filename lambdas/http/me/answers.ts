import { type Answers, json, type NamedSchemas } from '../server/answer';
import { me } from './answer-schema';

export const meAnswers = {
  'GET /v1/me': json(me),
} as const satisfies Answers;

export const meSchemas = { Me: me } as const satisfies NamedSchemas;
