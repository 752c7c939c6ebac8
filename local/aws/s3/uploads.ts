import { createHash } from 'node:crypto';
import { AwsError, type AwsRequest } from '../gateway/service';
import type { Version } from './versions';
import { notImplemented } from './xml';

/** What is asked for with headers that are not served here. */
const unserved = [
  'if-match',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-copy-source',
  'x-amz-trailer',
];

/** @throws AwsError unless the upload has a checksum, which Object Lock demands, and is what it says */
export function assertIntact({ headers, body }: AwsRequest): void {
  for (const name of unserved) if (headers[name] !== undefined) throw notImplemented(`the header ${name}`);
  const sent = Object.keys(headers).filter((name) => name === 'content-md5' || /^x-amz-checksum-(?!type)/.test(name));
  if (sent.length === 0) {
    const message =
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters';
    throw new AwsError('InvalidRequest', message);
  }
  for (const name of sent) {
    const algorithm = { 'content-md5': 'md5', 'x-amz-checksum-sha256': 'sha256' }[name];
    if (algorithm === undefined) throw notImplemented(`the header ${name}`);
    const digest = createHash(algorithm).update(body).digest('base64');
    if (digest !== headers[name])
      throw new AwsError('BadDigest', `The ${name} you specified did not match what we received.`);
  }
}

/** `If-None-Match: *`. @throws AwsError when the object is there and not hidden */
export function assertNew({ headers }: AwsRequest, newest: Version | undefined): void {
  const condition = headers['if-none-match'];
  if (condition === undefined) return;
  if (condition !== '*') throw notImplemented(`If-None-Match: ${condition}`);
  if (newest?.body === undefined) return;
  throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}
