import {
  AwsError,
  type AwsRequest,
  type AwsResponse,
  type ConditionContext,
  type Runtime,
  type Service,
} from '../gateway/service';
import { type Bucket, bucketsOf } from './bucket';
import { listObjects, listVersions } from './listings';
import { assertIntact, assertNew } from './uploads';
import { bodyOf, etagOf, type Version, Versions } from './versions';
import { errorAnswer, notImplemented } from './xml';

interface Asked {
  readonly bucket: Bucket;
  readonly key: string;
  readonly request: AwsRequest;
}

/** S3 for the template's buckets with Object Lock, path-style: uploads in one part, downloads, listings, removals. */
export function createS3(runtime: Runtime): Service {
  const s3 = new S3(runtime);
  return {
    signingName: 's3',
    async handle(request) {
      try {
        return s3.answer(request);
      } catch (error) {
        if (error instanceof AwsError) return errorAnswer(error);
        throw error;
      }
    },
  };
}

class S3 {
  private readonly buckets: ReadonlyMap<string, Bucket>;
  private readonly versions: Versions;

  constructor(private readonly runtime: Runtime) {
    this.buckets = bucketsOf(runtime);
    this.versions = new Versions(runtime);
  }

  answer(request: AwsRequest): AwsResponse {
    const [, name = '', ...parts] = request.path.split('/').map(decodeURIComponent);
    const bucket = this.buckets.get(name);
    if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    const asked = { bucket, key: parts.join('/'), request };
    if (asked.key === '') return this.list(asked);
    switch (request.method) {
      case 'PUT':
        return this.put(asked);
      case 'GET':
        return this.get(asked);
      case 'DELETE':
        return this.delete(asked);
      default:
        throw notImplemented(`${request.method} of an object`);
    }
  }

  private list({ bucket, request: { method, query, caller } }: Asked): AwsResponse {
    const prefix = query.get('prefix') ?? '';
    const found = () => this.versions.list(bucket, prefix);
    const check = (action: string) =>
      this.runtime.authorize(caller, action, bucket.arn, { 's3:prefix': prefix }, bucket.policy);
    if (method === 'GET' && query.get('list-type') === '2') {
      check('s3:ListBucket');
      return listObjects(bucket.name, query, found());
    }
    if (method !== 'GET' || !query.has('versions')) throw notImplemented(`${method} of a bucket with ${query}`);
    check('s3:ListBucketVersions');
    return listVersions(bucket.name, query, found());
  }

  private put(asked: Asked): AwsResponse {
    const { bucket, key, request } = asked;
    const { headers, body } = request;
    const condition = headers['if-none-match'];
    this.authorize(asked, 's3:PutObject', condition === undefined ? {} : { 's3:if-none-match': condition });
    if (request.query.size > 0 && request.query.get('x-id') !== 'PutObject')
      throw notImplemented(`PUT with ${request.query}`);
    assertIntact(request);
    assertNew(request, this.versions.of(bucket, key)[0]);
    const contentType = headers['content-type'];
    const version = this.versions.add(bucket, key, { body, ...(contentType !== undefined && { contentType }) });
    return { status: 200, headers: { etag: etagOf(body), 'x-amz-version-id': version.versionId }, body: '' };
  }

  private get(asked: Asked): AwsResponse {
    const versionId = asked.request.query.get('versionId');
    this.authorize(asked, versionId === null ? 's3:GetObject' : 's3:GetObjectVersion');
    const version = this.version(asked, versionId);
    if (version?.body === undefined) throw this.missing(asked, versionId);
    const body = bodyOf(version);
    return {
      status: 200,
      headers: {
        etag: etagOf(body),
        'content-type': version.contentType ?? 'binary/octet-stream',
        'last-modified': new Date(version.at).toUTCString(),
        'x-amz-version-id': version.versionId,
        ...(version.lock && {
          'x-amz-object-lock-mode': version.lock.mode,
          'x-amz-object-lock-retain-until-date': new Date(version.lock.until).toISOString(),
        }),
      },
      body,
    };
  }

  private delete(asked: Asked): AwsResponse {
    const { bucket, key, request } = asked;
    const versionId = request.query.get('versionId');
    this.authorize(asked, versionId === null ? 's3:DeleteObject' : 's3:DeleteObjectVersion');
    const version = versionId === null ? this.versions.mark(bucket, key) : this.version(asked, versionId);
    if (versionId !== null && version) {
      this.assertUnlocked(asked, version);
      this.versions.remove(bucket, version);
    }
    const marker: Record<string, string> = version?.body === undefined ? { 'x-amz-delete-marker': 'true' } : {};
    return { status: 204, headers: { ...marker, 'x-amz-version-id': version?.versionId ?? versionId ?? '' }, body: '' };
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
  private assertUnlocked(asked: Asked, { lock }: Version): void {
    if (lock === undefined || lock.until <= this.runtime.clock()) return;
    const bypass = asked.request.headers['x-amz-bypass-governance-retention'] === 'true';
    if (!bypass || lock.mode !== 'GOVERNANCE') {
      throw new AwsError('AccessDenied', 'Access Denied because object protected by object lock.', 403);
    }
    this.authorize(asked, 's3:BypassGovernanceRetention');
  }

  private version({ bucket, key }: Asked, versionId: string | null): Version | undefined {
    const versions = this.versions.of(bucket, key);
    return versionId === null ? versions[0] : versions.find((one) => one.versionId === versionId);
  }

  /** Who may not list does not learn what is missing. */
  private missing({ bucket, request: { caller } }: Asked, versionId: string | null): AwsError {
    this.runtime.authorize(caller, 's3:ListBucket', bucket.arn, {}, bucket.policy);
    return versionId === null
      ? new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
      : new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  }

  private authorize({ bucket, key, request }: Asked, action: string, context: ConditionContext = {}): void {
    this.runtime.authorize(request.caller, action, `${bucket.arn}/${key}`, context, bucket.policy);
  }
}
