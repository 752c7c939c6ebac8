import { createEdgeStore, createEdgeStoreClient } from '../../lambdas/aws/edge-store';
import { withAws } from './aws';

const arn = 'arn:aws:cloudfront::111122223333:key-value-store/3c1f';
const path = `/key-value-stores/${encodeURIComponent(arn)}`;

describe('the edge store', () => {
  const { aws } = withAws();
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  /** As deployed: endpoint, region and keys come from the environment. */
  const store = () => {
    const { endpoint } = aws().client;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_MAX_ATTEMPTS: '1',
    });
    return createEdgeStore(createEdgeStoreClient(), arn);
  };
  const described = { ItemCount: 0, TotalSizeInBytes: 0, KvsARN: arn, Created: 1 };

  it('is asked with SigV4a at the account’s own host', async () => {
    aws().answer({ headers: { ETag: 'E1' }, body: described });

    expect(await store().etag()).toBe('E1');

    const [seen] = aws().seen;
    expect(seen?.headers.host).toMatch(/^111122223333\.localhost:\d+$/);
    expect(seen?.headers.authorization).toMatch(/^AWS4-ECDSA-P256-SHA256 .*\/cloudfront-keyvaluestore\/aws4_request/);
  });

  it('lists all pages', async () => {
    aws().answer(
      { body: { Items: [{ Key: 'a.example', Value: '1' }], NextToken: 'more' } },
      { body: { Items: [{ Key: 'b.example', Value: '2' }] } },
    );

    expect(await store().list()).toEqual([
      { key: 'a.example', value: '1' },
      { key: 'b.example', value: '2' },
    ]);

    expect(aws().actions()).toEqual([`GET ${path}/keys?MaxResults=50`, expect.stringMatching(/NextToken=more/)]);
  });

  it('writes on condition of the ETag', async () => {
    aws().answer({ headers: { ETag: 'E2' }, body: { ItemCount: 1, TotalSizeInBytes: 9 } });

    expect(await store().update('E1', [{ key: 'a.example', value: '1' }], ['b.example'])).toEqual({ etag: 'E2' });

    expect(aws().seen[0]?.headers['if-match']).toBe('E1');
    expect(aws().bodies()).toEqual([{ Puts: [{ Key: 'a.example', Value: '1' }], Deletes: [{ Key: 'b.example' }] }]);
  });

  it.each([
    ['ConflictException', 'Resource is not in expected state', 409],
    ['ValidationException', 'Pre-Condition failed', 400],
    ['ValidationException', 'Precondition failed for the request', 400],
  ])('takes %s "%s" for a stale ETag', async (code, message, status) => {
    aws().refuse(code, message, status);

    expect(await store().update('E1', [], ['b.example'])).toBe('stale');
  });

  it.each([
    ['ValidationException', 'Value too long', 400],
    ['ValidationException', 'Duplicate keys', 400],
    ['ServiceQuotaExceededException', 'Too many keys', 402],
  ])('takes %s "%s" for entries that it never takes', async (code, message, status) => {
    aws().refuse(code, message, status);

    expect(await store().update('E1', [], ['b.example'])).toBe('refused');
  });

  it('throws what passes or a permission mends', async () => {
    aws().refuse('AccessDeniedException', 'No', 403);

    await expect(store().update('E1', [], ['b.example'])).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('distrusts an answer without an ETag', async () => {
    aws().answer({ body: described });

    await expect(store().etag()).rejects.toThrow('without a field it always has');
  });
});
