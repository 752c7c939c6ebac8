import type { Caller } from '../../lambdas/aws/service/messages';
import { assertWithinLimits } from '../../local/aws/limits/check';

/** The same database, but what DynamoDB refuses and a database behind it may take is refused before it is sent. */
export function withinLimits(database: Caller): Caller {
  return {
    async call(request) {
      const { method, path, headers = {}, body = '' } = request;
      const query = new URLSearchParams();
      assertWithinLimits({ service: 'dynamodb', method, path, query, headers, body: Buffer.from(body) });
      return database.call(request);
    },
  };
}
