import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assertWithinLimits } from '../../local/aws/limits/check';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The same client, which refuses before it sends what DynamoDB refuses and a database behind it may take. */
export function withinLimits(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => (call) => {
      const { headers, body } = call.request as Sent;
      const request = { service: 'dynamodb', method: 'POST', path: '/', query: new URLSearchParams(), headers };
      assertWithinLimits({ ...request, body: bytesOf(body) });
      return next(call);
    },
    { step: 'build', priority: 'low' },
  );
  return client;
}

/** `Buffer.from` would ask the SDK's bytes for their text, which the SDK warns of. */
const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
