import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Reply } from './reply';

type Raw = Pick<APIGatewayProxyEventV2, 'headers' | 'requestContext'>;

/**
 * Gives what was read an ETag of its bytes, and answers 304 without a body to whoever has it already (If-None-Match). Whoever polls
 * then pays for what changes. Answers whose ETag is a version, for If-Match, are left alone: a version does not cover what follows
 * from the time, or from other items.
 */
export function unlessUnchanged({ headers, requestContext }: Raw, reply: Reply): Reply {
  const { statusCode, body, headers: own = {}, outcome } = reply;
  if (requestContext.http.method !== 'GET' || statusCode !== 200 || !body || 'etag' in own) return reply;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const known = tagsOf(headers['if-none-match']);
  if (!known.includes(etag)) return { ...reply, headers: { ...own, etag } };
  return { statusCode: 304, headers: { etag, 'cache-control': 'no-store' }, outcome };
}

/** Weak tags are as good: CloudFront makes a tag weak when it compresses an answer. */
const tagsOf = (header = ''): readonly string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
