import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { brokenRule, forms } from '../../domain/forms';
import { malformed } from './read';

/** A repeat of `key` with the same `fingerprint` gets the first answer; with another, a refusal. */
export interface Idempotency {
  readonly key: string;
  /** Hex SHA-256 of method, path and body. */
  readonly fingerprint: string;
}

type Raw = Pick<APIGatewayProxyEventV2, 'headers' | 'rawPath' | 'requestContext'>;

/**
 * Reads `Idempotency-Key`; it works on POST and PATCH, the methods that are not idempotent by themselves.
 * @param text the raw body
 * @throws Refusal `malformed`
 */
export function idempotencyOf(event: Raw, text: string): Idempotency | undefined {
  const key = event.headers['idempotency-key'];
  const { method } = event.requestContext.http;
  if (key === undefined || (method !== 'POST' && method !== 'PATCH')) return undefined;
  const rule = brokenRule(forms.idempotencyKey, key);
  if (rule !== undefined) throw malformed([{ field: 'Idempotency-Key', rule }]);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([method, event.rawPath, text]))
    .digest('hex');
  return { key, fingerprint };
}

/**
 * Reads `If-Match`: one strong ETag from an answer, e.g. `"3"`. `*` only requires that the thing exists, which every
 * command requires anyway.
 * @throws Refusal `malformed` for weak tags and lists
 */
export function ifVersionOf(event: Raw): number | undefined {
  const header = event.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw malformed([{ field: 'If-Match', rule: 'must be one ETag as read, such as "3"' }]);
  return Number(version);
}
