import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createS3 } from '../../../../local/aws/s3/service';
import { fakeRuntime, region, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, serve } from '../../bench/gateway';
import { bucketName as Bucket, lockedBucket, s3On } from './buckets';

const disk = new Map();
const { runtime, s3 } = s3On(disk);
let bench: Bench;
let client: S3Client;
beforeAll(async () => {
  runtime.now = Date.UTC(2026, 10, 2);
  bench = await serve(s3);
  client = new S3Client({ region, credentials, endpoint: bench.endpoint, forcePathStyle: true, maxAttempts: 1 });
});
afterAll(() => bench.close());
afterEach(() => runtime.denied.clear());

const put = (Key: string, Body: string, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm: 'SHA256', ...more }));
const once = { IfNoneMatch: '*' };
async function get(Key: string, VersionId?: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return Body?.transformToString();
}

describe('an object', () => {
  it('is written once where nothing may be overwritten, and read as it was written', async () => {
    await put('a/1', 'ü<one>', once);
    await expect(put('a/1', 'two', once)).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await get('a/1')).toBe('ü<one>');
  });

  it('is locked from its upload on: it can be written over and hidden, but no version of it goes', async () => {
    const { VersionId } = await put('b/1', 'first', once);
    await put('b/1', 'second');
    expect(await get('b/1')).toBe('second');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'b/1' }));
    await expect(get('b/1')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const remove = (more = {}) => client.send(new DeleteObjectCommand({ Bucket, Key: 'b/1', VersionId, ...more }));
    await expect(remove()).rejects.toMatchObject({ name: 'AccessDenied', message: /object lock/ });
    runtime.denied.add('s3:BypassGovernanceRetention');
    await expect(remove({ BypassGovernanceRetention: true })).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await get('b/1', VersionId)).toBe('first');
    runtime.denied.clear();
    await remove({ BypassGovernanceRetention: true });
    await expect(get('b/1', VersionId)).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('tells until when it is locked, and can be removed afterwards', async () => {
    const { VersionId } = await put('c/1', 'kept');
    const read = () => client.send(new GetObjectCommand({ Bucket, Key: 'c/1' }));
    expect(await read()).toMatchObject({
      ObjectLockMode: 'GOVERNANCE',
      ObjectLockRetainUntilDate: new Date(Date.UTC(2026, 10, 3)),
    });
    runtime.now = Date.UTC(2026, 10, 3);
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'c/1', VersionId }));
    await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
    runtime.now = Date.UTC(2026, 10, 2);
  });

  it('is taken only with a checksum that is right, as Object Lock demands', async () => {
    const send = (headers: Record<string, string>) =>
      s3.handle({
        caller: { arn: 'arn', kind: 'role', name: 'tester' },
        service: 's3',
        method: 'PUT',
        path: `/${Bucket}/d/1`,
        query: new URLSearchParams(),
        headers,
        body: Buffer.from('x'),
      });
    expect(await send({})).toMatchObject({ status: 400, body: expect.stringContaining('InvalidRequest') });
    expect(await send({ 'content-md5': 'wrong' })).toMatchObject({ body: expect.stringContaining('BadDigest') });
    expect(await send({ 'x-amz-checksum-crc32': 'AAAAAA==' })).toMatchObject({ status: 501 });
    expect(await send({ 'content-md5': 'ndTkYSaMgDT1yFZOFVxnpg==', 'if-none-match': '"etag"' })).toMatchObject({
      status: 501,
    });
  });

  it('in compliance mode goes for nobody', async () => {
    const strict = await serve(s3On(new Map(), lockedBucket('COMPLIANCE')).s3);
    const other = new S3Client({
      region,
      credentials,
      endpoint: strict.endpoint,
      forcePathStyle: true,
      maxAttempts: 1,
    });
    const upload = { Bucket, Key: 'a', Body: 'x', ChecksumAlgorithm: 'SHA256' } as const;
    const { VersionId } = await other.send(new PutObjectCommand(upload));
    const removal = new DeleteObjectCommand({ Bucket, Key: 'a', VersionId, BypassGovernanceRetention: true });
    await expect(other.send(removal)).rejects.toMatchObject({ name: 'AccessDenied' });
    await strict.close();
  });
});

describe('a listing', () => {
  beforeAll(async () => {
    for (const name of ['l/1', 'l/2', 'l/3', 'm/1']) await put(name, name, once);
    await put('l/2', 'again');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'l/3' }));
  });

  it('has the objects that are not hidden, page by page', async () => {
    const list = (more: object) => client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 1, ...more }));
    const first = await list({});
    expect(first).toMatchObject({ KeyCount: 1, IsTruncated: true, Contents: [{ Key: 'l/1', Size: 3 }] });
    const second = await list({ ContinuationToken: first.NextContinuationToken });
    expect(second).toMatchObject({ KeyCount: 1, IsTruncated: false, Contents: [{ Key: 'l/2', Size: 5 }] });
    expect(await list({ Prefix: 'none/' })).toMatchObject({ KeyCount: 0 });
  });

  it('of versions has everything, the newest of each name first, and goes on within a name', async () => {
    const seen: string[] = [];
    let at = {};
    for (let more = true; more; ) {
      const page = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'l/', MaxKeys: 1, ...at }));
      seen.push(...(page.Versions ?? []).map(({ Key, VersionId, IsLatest }) => `${Key} ${VersionId} ${IsLatest}`));
      seen.push(...(page.DeleteMarkers ?? []).map(({ Key, IsLatest }) => `${Key} hidden ${IsLatest}`));
      at = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      more = page.IsTruncated === true;
    }
    expect(seen).toEqual([
      'l/1 000001 true',
      'l/2 000002 true',
      'l/2 000001 false',
      'l/3 hidden true',
      'l/3 000001 false',
    ]);
  });

  it('survives a restart', async () => {
    const again = await serve(s3On(disk).s3);
    const other = new S3Client({ region, credentials, endpoint: again.endpoint, forcePathStyle: true });
    const { Contents = [] } = await other.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/' }));
    expect(Contents.map(({ Key }) => Key)).toEqual(['l/1', 'l/2']);
    await again.close();
  });
});

describe('what is allowed', () => {
  it('is asked of each call by its own action, with the condition and the bucket’s policy', async () => {
    const before = runtime.calls.length;
    await put('p/1', 'x', once);
    await get('p/1');
    await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'p/' }));
    await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'p/' }));
    const made = runtime.calls.slice(before).map(({ action, resource: on, context }) => [action, on, context]);
    const arn = `arn:aws:s3:::${Bucket}`;
    expect(made).toEqual([
      ['s3:PutObject', `${arn}/p/1`, { 's3:if-none-match': '*' }],
      ['s3:GetObject', `${arn}/p/1`, {}],
      ['s3:ListBucket', arn, { 's3:prefix': 'p/' }],
      ['s3:ListBucketVersions', arn, { 's3:prefix': 'p/' }],
    ]);
    runtime.denied.add('s3:ListBucket');
    await expect(get('p/none')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is nothing in a bucket that is not there or has no Object Lock; one with an unknown property is refused at the start', async () => {
    await expect(client.send(new ListObjectsV2Command({ Bucket: 'other' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    const created = (properties: object) => () =>
      createS3(fakeRuntime([resource('AWS::S3::Bucket', 'odd', 'arn', { ...properties })]));
    expect(created({})).not.toThrow();
    expect(created({ ObjectLockEnabled: true, ReplicationConfiguration: {} })).toThrow(/odd/);
  });
});
