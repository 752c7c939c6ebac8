import { type Answers, json, type NamedSchemas } from '../server/answer';
import { deliveryList, replayAnswer } from './answer-schema';

export const webhookAnswers = {
  'GET /v1/webhooks/{webhookId}/deliveries': json(deliveryList),
  'POST /v1/webhooks/{webhookId}/replay': json(replayAnswer),
} as const satisfies Answers;

export const webhookSchemas = { DeliveryList: deliveryList } as const satisfies NamedSchemas;
