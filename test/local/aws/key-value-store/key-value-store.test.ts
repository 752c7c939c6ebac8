import '@aws-sdk/signature-v4a';
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { createKeyValueStore } from '../../../../local/aws/key-value-store/service';
import { edgeStore } from '../../../../local/aws/key-value-store/stores';
import { account, type Disk, type FakeRuntime, fakeRuntime, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, serve } from '../../bench/gateway';

const KvsARN = `arn:aws:cloudfront::${account}:key-value-store/0a1b2c3d-0000-4000-8000-000000000000`;
const resources = [resource('AWS::CloudFront::KeyValueStore', 'store', KvsARN, {})];

describe('the key value store', () => {
  const disk: Disk = new Map();
  let runtime: FakeRuntime;
  let bench: Bench;
  let client: CloudFrontKeyValueStoreClient;

  async function open(propagationMs = 0): Promise<void> {
    runtime = fakeRuntime(resources, { disk });
    bench = await serve(createKeyValueStore(runtime, { propagationMs }));
    const endpointProvider = () => ({ url: new URL(bench.endpoint) });
    client = new CloudFrontKeyValueStoreClient({ region: 'us-east-1', credentials, endpointProvider });
  }
  const describeStore = () => client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  const update = (IfMatch: string | undefined, puts: Record<string, string>, deletes: string[] = []) =>
    client.send(
      new UpdateKeysCommand({
        KvsARN,
        IfMatch,
        Puts: Object.entries(puts).map(([Key, Value]) => ({ Key, Value })),
        Deletes: deletes.map((Key) => ({ Key })),
      }),
    );
  const get = async (Key: string) => (await client.send(new GetKeyCommand({ KvsARN, Key }))).Value;

  beforeEach(async () => {
    disk.clear();
    await open();
  });
  afterEach(() => bench.close());

  it('applies an update that holds the current ETag, and keeps it across a restart', async () => {
    const { ETag, ItemCount } = await describeStore();
    expect(ItemCount).toBe(0);
    const updated = await update(ETag, { 'a.example.com': '1', 'site/detail': 'x/y' });
    expect(updated).toMatchObject({ ItemCount: 2, TotalSizeInBytes: 28 });
    await bench.close();
    await open();
    expect((await describeStore()).ETag).toBe(updated.ETag);
    expect(await get('site/detail')).toBe('x/y');
  });

  it('refuses a stale ETag in both ways of AWS, in turn, and changes nothing', async () => {
    const { ETag } = await describeStore();
    await update(ETag, { a: '1' });
    await expect(update(ETag, { a: '2' })).rejects.toMatchObject({ name: 'ConflictException' });
    await expect(update(ETag, { a: '2' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Pre-Condition failed',
    });
    await expect(update(ETag, { a: '2' })).rejects.toMatchObject({ name: 'ConflictException' });
    expect(await get('a')).toBe('1');
  });

  it('lets exactly one of two racing updates win', async () => {
    const { ETag } = await describeStore();
    const results = await Promise.allSettled([update(ETag, { a: '1' }), update(ETag, { a: '2' })]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('applies nothing of an update with one wrong key', async () => {
    const { ETag } = await describeStore();
    const wrong = [{ a: '1', ['k'.repeat(513)]: '2' }, { a: 'v'.repeat(1025) }, {}];
    for (const puts of wrong) await expect(update(ETag, puts)).rejects.toMatchObject({ name: 'ValidationException' });
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));
    await expect(update(ETag, many)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(update(ETag, { a: '1' }, ['a'])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await describeStore()).toMatchObject({ ETag, ItemCount: 0 });
  });

  it('puts and deletes single keys under the same ETag', async () => {
    const { ETag } = await describeStore();
    const put = await client.send(new PutKeyCommand({ KvsARN, Key: 'a b/c', Value: 'v', IfMatch: ETag }));
    expect(await get('a b/c')).toBe('v');
    await client.send(new DeleteKeyCommand({ KvsARN, Key: 'a b/c', IfMatch: put.ETag }));
    await expect(get('a b/c')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('lists all keys in pages', async () => {
    const { ETag } = await describeStore();
    await update(ETag, { c: '3', a: '1', b: '2' });
    const first = await client.send(new ListKeysCommand({ KvsARN, MaxResults: 2 }));
    expect(first.Items?.map((item) => item.Key)).toEqual(['a', 'b']);
    const second = await client.send(new ListKeysCommand({ KvsARN, MaxResults: 2, NextToken: first.NextToken }));
    expect(second.Items).toEqual([{ Key: 'c', Value: '3' }]);
    expect(second.NextToken).toBeUndefined();
  });

  it('shows a commit to the edge only after it propagated', async () => {
    await bench.close();
    await open(5000);
    runtime.now = 1_000_000;
    const { ETag } = await describeStore();
    await update(ETag, { a: '1' });
    const seen = () => edgeStore(runtime, KvsARN).visible.items;
    runtime.now = 1_004_999;
    expect(seen()).toEqual({});
    runtime.now = 1_005_000;
    expect(seen()).toEqual({ a: '1' });
  });

  it('asks for the permission on the store, and knows no other store', async () => {
    await describeStore();
    expect(runtime.calls).toMatchObject([
      { action: 'cloudfront-keyvaluestore:DescribeKeyValueStore', resource: KvsARN },
    ]);
    runtime.denied.add('cloudfront-keyvaluestore:UpdateKeys');
    await expect(update('KV', { a: '1' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const other = client.send(new DescribeKeyValueStoreCommand({ KvsARN: `${KvsARN.slice(0, -1)}1` }));
    await expect(other).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
