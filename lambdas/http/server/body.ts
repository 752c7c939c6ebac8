import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { PayloadTooLarge } from './problem';
import { malformed } from './read';

type Raw = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>;

/**
 * The body as text; API Gateway encodes some content types, including forms.
 * @param limit in bytes
 * @throws PayloadTooLarge before anything is decoded or parsed; Refusal `malformed` for invalid UTF-8
 */
export function textOf({ body = '', isBase64Encoded }: Raw, limit: number): string {
  if (body.length > limit * 2) throw new PayloadTooLarge(limit);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > limit) throw new PayloadTooLarge(limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed([{ field: 'the body', rule: 'must be UTF-8' }]);
  }
}

/** @returns `undefined` for an empty body. @throws Refusal `malformed` */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw malformed([{ field: 'the body', rule: 'must be valid JSON' }]);
  }
}
