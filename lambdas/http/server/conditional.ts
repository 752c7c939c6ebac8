import { createHash } from 'node:crypto';
import type { AuthenticatedEvent } from './caller';
import type { Reply } from './reply';

const cacheControl = 'private, no-cache';

/**
 * The answer to a GET, with an ETag of its body; without a body for whoever has that body already. What has a version for its ETag is
 * always answered whole: what is shown beside it can change while its version does not, and `If-Match` needs the version.
 */
export function conditional({ headers, requestContext }: AuthenticatedEvent, reply: Reply): Reply {
  if (requestContext.http.method !== 'GET' || reply.statusCode !== 200) return reply;
  const own = { ...reply.headers, 'cache-control': cacheControl };
  if (reply.headers?.etag !== undefined) return { ...reply, headers: own };
  const etag = etagOf(reply.body ?? '');
  if (!isKnown(headers['if-none-match'], etag)) return { ...reply, headers: { ...own, etag } };
  return { statusCode: 304, headers: { etag, 'cache-control': cacheControl }, outcome: reply.outcome };
}

const etagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url')}"`;

/** A proxy that compresses the answer makes its ETag a weak one. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
