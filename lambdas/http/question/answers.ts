import { type Answers, json, type NamedSchemas } from '../server/answer';
import { questionPage } from './answer-schema';

export const questionAnswers = { 'GET /v1/questions': json(questionPage) } as const satisfies Answers;

export const questionSchemas = { QuestionPage: questionPage } as const satisfies NamedSchemas;
