import { bare, type Operations } from '../server/operation';
import { sitePath } from '../site/schema';
import { subscriberRequest } from './schema';

export const noticeOperations = {
  'GET /v1/sites/{siteId}/subscribers': {
    id: 'countSubscribers',
    ...bare,
    path: sitePath,
  },
  'POST /v1/sites/{siteId}/subscribers': {
    id: 'subscribe',
    ...bare,
    path: sitePath,
    body: subscriberRequest,
  },
} as const satisfies Operations;
