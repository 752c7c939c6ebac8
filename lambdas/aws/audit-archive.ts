import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';

/** A bucket that only takes new objects. */
export interface AuditArchive {
  /**
   * @returns `there` when an object has this name already; it is not read
   * @throws Error for every other answer
   */
  put(key: string, text: string): Promise<'written' | 'there'>;
  /** Whether an object's name begins so. */
  has(prefix: string): Promise<boolean>;
}

export interface ArchiveOptions {
  /** `https://{bucket}.s3.{region}.amazonaws.com`, without a slash at its end. */
  readonly url: string;
  readonly region: string;
  /** Asked for before each request. */
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  }>;
}

/** S3 answers within some 50 ms; a request that is lost is repeated with the next delivery. */
const patienceMs = 5000;
const retries = 2;

/**
 * Two requests of S3, signed. Its own client would make the function half as slow again to load
 * (docs/decisions/0062-audit-archive.md).
 */
export function createAuditArchive({ url, region, credentials }: ArchiveOptions): AuditArchive {
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
    const signer = new AwsClient({ ...keys, service: 's3', region, retries });
    return signer.fetch(`${url}/${path}`, { ...init, signal: AbortSignal.timeout(patienceMs) });
  };
  return {
    async put(key, text) {
      const response = await request(key, { method: 'PUT', headers: uploadHeaders(text), body: text });
      await response.arrayBuffer();
      // 409 is another upload of the same object at the same time, whose end is not known yet.
      if (response.status === 412) return 'there';
      if (!response.ok) throw new ArchiveError('PutObject', response.status);
      return 'written';
    },
    async has(prefix) {
      const query = new URLSearchParams({ 'list-type': '2', 'max-keys': '1', prefix });
      const response = await request(`?${query}`, {});
      const listed = await response.text();
      const [, count] = /<KeyCount>(\d+)<\/KeyCount>/.exec(listed) ?? [];
      if (!response.ok || count === undefined) throw new ArchiveError('ListObjectsV2', response.status);
      return count !== '0';
    },
  };
}

/** Its name is what logs say of it. */
class ArchiveError extends Error {
  constructor(operation: string, status: number) {
    super(`${operation} was answered with ${status}`);
    this.name = `${operation}${status}`;
  }
}

/**
 * Nothing is overwritten: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html. S3 wants a checksum of
 * whatever will be locked: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
function uploadHeaders(text: string): Record<string, string> {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  return {
    'if-none-match': '*',
    'content-type': 'application/json',
    'x-amz-content-sha256': digest.toString('hex'),
    'x-amz-checksum-sha256': digest.toString('base64'),
  };
}
