import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Refusal } from '../../domain/refusal';
import { PayloadTooLarge } from './problem';
import { malformed } from './read';
import { repeatedMember } from './repeated-member';

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
  const text = decoded(bytes);
  // API Gateway passes JSON as text, and has then put this character in the place of what is not UTF-8.
  if (text === undefined || text.includes(replacement)) throw malformed([{ field: 'the body', rule: utf8 }]);
  return text;
}

const replacement = '\ufffd';
const utf8 = "must be UTF-8 (in Windows PowerShell 5.1, add -ContentType 'application/json; charset=utf-8')";

/** Without a byte-order mark. @returns `undefined` for invalid UTF-8 */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @returns `undefined` for an empty body. @throws Refusal `malformed` */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text, acceptable);
    refuseRepeatedMembers(text);
    return value;
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw malformed([{ field: 'the body', rule: 'must be valid JSON' }]);
  }
}

/** Half of a surrogate pair, which JSON can write and UTF-8 cannot. */
const loneSurrogate = /[\ud800-\udfff]/u;

/** Refuses what would otherwise be lost silently: a member `__proto__`, and texts that no mail or page can show. */
function acceptable(name: string, value: unknown): unknown {
  if (name === '__proto__') throw malformed([{ field: '__proto__', rule: 'is not a known field' }]);
  const texts = typeof value === 'string' ? [name, value] : [name];
  if (texts.some((text) => loneSurrogate.test(text) || text.includes(replacement))) {
    throw malformed([{ field: 'the body', rule: 'must contain only valid Unicode text' }]);
  }
  return value;
}

/** `JSON.parse` keeps the last one, and whoever wrote the body may have meant another. */
function refuseRepeatedMembers(text: string): void {
  const name = repeatedMember(text);
  if (name !== undefined) throw malformed([{ field: name, rule: 'is there twice; write it once' }]);
}
