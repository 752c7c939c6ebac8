import { createHash } from 'node:crypto';
import type { AuthenticatedEvent } from './caller';
import type { Reply } from './reply';

/**
 * The answer to a GET, with an ETag of its body and of where it goes on; without a body for whoever has that body already. What has a version for its ETag is
 * always answered whole: what is shown beside it can change while its version does not, and `If-Match` needs the version. Answers stay
 * out of caches, which may be on disk: callers keep what they know themselves.
 */
export function conditional({ headers, requestContext }: AuthenticatedEvent, reply: Reply): Reply {
  if (requestContext.http.method !== 'GET' || reply.statusCode !== 200) return reply;
  if (reply.headers?.etag !== undefined) return reply;
  const etag = etagOf(`${reply.headers?.link ?? ''}\n${reply.body ?? ''}`);
  if (!isKnown(headers['if-none-match'], etag)) return { ...reply, headers: { ...reply.headers, etag } };
  return { statusCode: 304, headers: { etag, 'cache-control': 'no-store' }, outcome: reply.outcome };
}

const etagOf = (answer: string): string => `"${createHash('sha256').update(answer).digest('base64url')}"`;

/** A proxy that compresses the answer makes its ETag a weak one. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
