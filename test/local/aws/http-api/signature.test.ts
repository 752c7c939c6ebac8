import { AwsClient } from 'aws4fetch';
import { type SignedRequest, verifySignature } from '../../../../local/aws/http-api/signature';

const key = { id: 'AKIAEXAMPLE', secret: 'a-secret' };

async function signedBy(
  secret: string,
  path: string,
  init: RequestInit = {},
  service = 'execute-api',
): Promise<SignedRequest> {
  const client = new AwsClient({ accessKeyId: key.id, secretAccessKey: secret, region: 'us-east-1', service });
  const request = await client.sign(`http://127.0.0.1:4560${path}`, init);
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...Object.fromEntries(request.headers), host: url.host },
    body: Buffer.from(await request.arrayBuffer()),
  };
}

const verify = (request: SignedRequest, now = Date.now()) =>
  verifySignature(request, {
    region: 'us-east-1',
    service: 'execute-api',
    now,
    findKey: (id) => (id === key.id ? key : undefined),
  });

describe('signature verification', () => {
  it.each([
    ['a plain path', '/v1/windows', {}],
    ['a query in any order, with repeats and empty values', '/v1/windows?b=2&a=1&a=0&flag=&c=x%20y%2Fz', {}],
    ['an escaped path', '/v1/windows/demo.01%20x%2Fy', {}],
    ['a body', '/v1/windows', { method: 'POST', body: '{"reason":"Übung"}' }],
  ])('accepts %s', async (_name, path, init) => {
    expect(await verify(await signedBy(key.secret, path, init))).toBe(key.id);
  });

  it.each<[string, (request: SignedRequest) => SignedRequest]>([
    ['another path', (request) => ({ ...request, path: '/v1/sites' })],
    ['another query', (request) => ({ ...request, query: 'siteId=other' })],
    ['another method', (request) => ({ ...request, method: 'DELETE' })],
    ['another body', (request) => ({ ...request, body: Buffer.from('{}') })],
    ['another host', (request) => ({ ...request, headers: { ...request.headers, host: 'elsewhere' } })],
    ['a session token', (request) => ({ ...request, headers: { ...request.headers, 'x-amz-security-token': 't' } })],
    ['no authorization', ({ headers: { authorization: _, ...headers }, ...request }) => ({ ...request, headers })],
  ])('refuses %s than was signed', async (_name, change) => {
    const request = await signedBy(key.secret, '/v1/windows?siteId=demo', { method: 'POST', body: '{"a":1}' });
    expect(await verify(change(request))).toBeUndefined();
  });

  it('refuses a wrong secret, another service and a clock more than five minutes away', async () => {
    const good = await signedBy(key.secret, '/v1/windows');
    expect(await verify(await signedBy('other', '/v1/windows'))).toBeUndefined();
    expect(await verify(await signedBy(key.secret, '/v1/windows', {}, 's3'))).toBeUndefined();
    expect(await verify(good, Date.now() + 290_000)).toBe(key.id);
    expect(await verify(good, Date.now() + 302_000)).toBeUndefined();
    expect(await verify(good, Date.now() - 302_000)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor'])(
    'refuses an unsigned query parameter named %s without failing',
    async (name) => {
      const request = await signedBy(key.secret, '/v1/windows');
      expect(await verify({ ...request, query: `${name}=1` })).toBeUndefined();
    },
  );
});
