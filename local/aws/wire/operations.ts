import type { ZodType } from 'zod';
import { AwsError, type AwsRequest, type AwsResponse } from '../gateway/service';
import { parsedBody } from './parsed-body';

/** One operation of a JSON protocol: takes the parsed body, gives the response document. */
export type Operation = (body: unknown, request: AwsRequest) => unknown;

/** Dispatches AWS JSON 1.0 calls by the `X-Amz-Target` header. @throws AwsError naming an operation that is not served. */
export async function dispatchJson(
  operations: Readonly<Record<string, Operation>>,
  request: AwsRequest,
): Promise<AwsResponse> {
  const name = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw unsupported(request.service, name);
  return json((await operation(parsedBody(request.body), request)) ?? {}, 'application/x-amz-json-1.0');
}

export function unsupported(service: string, operation: string): AwsError {
  return new AwsError('UnknownOperationException', `The local ${service} does not serve the operation "${operation}"`);
}

export function json(document: unknown, contentType = 'application/json', headers = {}): AwsResponse {
  return { status: 200, headers: { 'content-type': contentType, ...headers }, body: JSON.stringify(document) };
}

/** @throws AwsError `ValidationException` naming the first member that is wrong. */
export function parse<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AwsError(
    'ValidationException',
    `${issue?.path.join('.') || 'Request'}: ${issue?.message ?? 'is not valid'}`,
  );
}
