import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assertWithinLimits } from '../../local/aws/limits/check';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The same client, which refuses before it sends what DynamoDB refuses and a database behind it may take. */
export function withinLimits(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => (call) => {
      const { headers, body } = call.request as Sent;
      const request = { service: 'dynamodb', method: 'POST', path: '/', query: new URLSearchParams(), headers };
      assertWithinLimits({ ...request, body: Buffer.from(body) });
      return next(call);
    },
    { step: 'build', priority: 'low' },
  );
  return client;
}
