import * as z from 'zod/mini';
import { type Answers, json } from '../server/answer';

export const openapiAnswers = {
  'GET /v1/openapi.json': json(z.looseObject({})),
} as const satisfies Answers;
