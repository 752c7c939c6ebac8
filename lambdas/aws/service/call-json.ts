import type { Caller } from './messages';

/**
 * Calls an operation of a service that speaks AWS JSON 1.0 (DynamoDB, Step Functions, SQS).
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 *
 * @typeParam T the answer as the service documents it; nothing is checked
 * @param target `{service}.{operation}`, e.g. `AmazonSQS.SendMessage`
 */
export async function callJson<T extends object>(client: Caller, target: string, input: object): Promise<Partial<T>> {
  const { text } = await client.call({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  return objectIn(text) as Partial<T>;
}

/** An empty body is an empty answer. */
export function objectIn(text: string): object {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('a service answered with JSON that is no object');
  return value;
}
