import { type Answers, json, type NamedSchemas } from '../server/answer';
import { subscriber, subscriberCount } from './answer-schema';
import { subscriberRequest } from './schema';

export const noticeAnswers = {
  'GET /v1/sites/{siteId}/subscribers': json(subscriberCount),
  'POST /v1/sites/{siteId}/subscribers': json(subscriber),
} as const satisfies Answers;

export const noticeSchemas = {
  SubscriberRequest: subscriberRequest,
  Subscriber: subscriber,
  SubscriberCount: subscriberCount,
} as const satisfies NamedSchemas;
