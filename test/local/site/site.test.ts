import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { freeBlock } from '../../../local/gateway/free-port';
import type { StoreRecord } from '../../../local/key-value-store/store';
import { createSite, type Site } from '../../../local/site/service';
import { account, type Disk, type FakeRuntime, fakeRuntime, resource } from '../bench/fake-runtime';

const storeArn = `arn:aws:cloudfront::${account}:key-value-store/one`;
const functionArn = `arn:aws:cloudfront::${account}:function/gate`;

function resourcesWith(code: string, behavior = {}) {
  const DefaultCacheBehavior = {
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: functionArn }],
    ...behavior,
  };
  const config = { DistributionConfig: { DefaultCacheBehavior, Origins: [{ DomainName: 'origin.example.com' }] } };
  return [
    resource('AWS::CloudFront::KeyValueStore', 'store', storeArn, {}),
    resource('AWS::CloudFront::Function', 'gate', functionArn, {
      Name: 'gate',
      FunctionCode: code,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0', KeyValueStoreAssociations: [{ KeyValueStoreARN: storeArn }] },
    }),
    resource('AWS::CloudFront::Distribution', 'EDIST', `arn:aws:cloudfront::${account}:distribution/EDIST`, config),
  ];
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function ask(
  port: number,
  path: string,
  options: { method?: string; host?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', host = '127.0.0.1', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      { host, port, path, method, headers: { host: 'demo.localhost:4561', ...headers } },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      },
    );
    call.on('error', reject).end(body);
  });
}

describe('the local site', () => {
  const disk: Disk = new Map();
  let runtime: FakeRuntime;
  let site: Site;
  let port: number;

  async function open(code: string, behavior = {}, at = 0): Promise<void> {
    runtime = fakeRuntime(resourcesWith(code, behavior), { disk });
    site = createSite(runtime);
    port = await site.start(at);
  }
  const hold = (items: Record<string, string>) =>
    runtime.state
      .map<StoreRecord>('key-value-stores')
      .put(storeArn, { etag: 'KV1', createdAt: 0, modifiedAt: 0, versions: [{ visibleFrom: 0, items }] });
  const echoOfEvent = 'async function handler(event){return {statusCode:200,headers:{},body:JSON.stringify(event)}}';
  const passing = 'function handler(event){return event.request}';
  const answering = (response: string) => `async function handler(){return ${response}}`;

  beforeEach(() => disk.clear());
  afterEach(() => site.stop());

  it('forwards a passed request to the origin, which echoes it and counts writes over restarts', async () => {
    await open(passing);
    const read = await ask(port, '/a%20b?x=1&x=2&flag', { headers: { 'x-test': 'yes' } });
    expect(read).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-cache': 'Miss from cloudfront' },
    });
    const echo = JSON.parse(read.body);
    expect(echo).toMatchObject({ method: 'GET', path: '/a%20b?x=1&x=2&flag', writes: 0 });
    expect(echo.headers).toMatchObject({ host: 'origin.example.com', 'x-test': 'yes', 'x-forwarded-for': '127.0.0.1' });
    const write = await ask(port, '/', { method: 'POST', body: 'data' });
    expect(JSON.parse(write.body)).toMatchObject({ body: 'data', writes: 1 });
    await site.stop();
    await open(passing);
    expect(JSON.parse((await ask(port, '/')).body)).toMatchObject({ writes: 1 });
  });

  it('shows the function the event of CloudFront', async () => {
    await open(echoOfEvent);
    const headers = { Accept: 'text/html', 'X-Twice': ['a', 'b'], cookie: 'one=1; two=2=2', connection: 'close' };
    const event = JSON.parse((await ask(port, '/p?q=1&q=2', { headers })).body);
    expect(event).toMatchObject({
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
    });
    expect(event.request).toMatchObject({
      method: 'GET',
      uri: '/p',
      querystring: { q: { value: '2', multiValue: [{ value: '1' }, { value: '2' }] } },
      cookies: { one: { value: '1' }, two: { value: '2=2' } },
      headers: {
        host: { value: 'demo.localhost' },
        accept: { value: 'text/html' },
        'x-twice': { multiValue: [{ value: 'a' }, { value: 'b' }] },
      },
    });
    expect(Object.keys(event.request.headers)).not.toContain('cookie');
    expect(Object.keys(event.request.headers)).not.toContain('connection');
  });

  it('is reachable on IPv6, too', async () => {
    await open(echoOfEvent);
    await site.stop();
    await open(echoOfEvent, {}, await freeBlock([0]));
    const event = JSON.parse((await ask(port, '/', { host: '::1' })).body);
    expect(event.viewer.ip).toBe('::1');
  });

  it('gives the function its store: reads, misses that reject, and the latest commit', async () => {
    await open(`import cf from 'cloudfront';
      const store = cf.kvs();
      async function handler(event) {
        let found;
        try { found = await store.get(event.request.uri) } catch (error) { found = 'missing' }
        const there = await store.exists(event.request.uri);
        const meta = await store.meta();
        return { statusCode: 200, headers: {}, body: found + ' ' + there + ' ' + meta.keyCount };
      }`);
    expect((await ask(port, '/k')).body).toBe('missing false 0');
    hold({ '/k': 'value' });
    expect((await ask(port, '/k')).body).toBe('value true 1');
    expect((await ask(port, '/__proto__')).body).toBe('missing false 1');
  });

  it('gives the function hashes, as CloudFront does', async () => {
    const digests = `import cf from "cloudfront";import crypto from "crypto";const store=cf.kvs();
      async function handler(){
        const hash=crypto.createHash('sha256').update('a').update('b').digest('hex');
        const hmac=crypto.createHmac('sha256','key').update('ab').digest('base64url');
        return {statusCode:200,headers:{},body:hash+' '+hmac};
      }`;
    await open(digests);
    const hash = createHash('sha256').update('ab').digest('hex');
    const hmac = createHmac('sha256', 'key').update('ab').digest('base64url');
    expect((await ask(port, '/')).body).toBe(`${hash} ${hmac}`);
  });

  it('freezes the clock in a call and starts every call afresh', async () => {
    await open(`let calls = 0;
      async function handler() {
        calls += 1;
        const before = Date.now();
        let n = 0; for (let i = 0; i < 1e6; i++) n += i;
        const iso = new Date().toISOString() === new Date(before).toISOString();
        return { statusCode: 200, headers: {}, body: [calls, Date.now() - before, iso, before].join(' ') };
      }`);
    runtime.now = 1_700_000_000_123;
    await ask(port, '/');
    expect((await ask(port, '/')).body).toBe('1 0 true 1700000000123');
  });

  it('sends a generated response as it is, marked as such', async () => {
    await open(
      answering(`{statusCode:503,statusDescription:'Service Unavailable',headers:{'retry-after':{value:'9'}},
      cookies:{seen:{value:'1',attributes:'Path=/'}},body:{encoding:'base64',data:'aGk='}}`),
    );
    const answer = await ask(port, '/');
    expect(answer).toMatchObject({
      status: 503,
      body: 'hi',
      headers: { 'retry-after': '9', 'set-cookie': ['seen=1; Path=/'] },
    });
    expect(answer.headers['x-cache']).toBe('FunctionGeneratedResponse from cloudfront');
    expect(await ask(port, '/', { method: 'HEAD' })).toMatchObject({ status: 503, body: '' });
  });

  it.each([
    ['a disallowed header', "{statusCode:200,headers:{'x-cache':{value:'x'}}}"],
    ['a disallowed prefix', "{statusCode:200,headers:{'x-edge-a':{value:'x'}}}"],
    ['a header name in upper case', "{statusCode:200,headers:{'Retry-After':{value:'x'}}}"],
    ['a header that is no object', "{statusCode:200,headers:{'retry-after':'9'}}"],
    ['a header with a line break', "{statusCode:200,headers:{a:{value:'x\\r\\ny: z'}}}"],
    ['a status that is text', "{statusCode:'503',headers:{}}"],
    ['a broken status', '{statusCode:503.5,headers:{}}'],
    ['a body that is an object', '{statusCode:200,headers:{},body:{a:1}}'],
    ['no request at all', 'null'],
  ])('answers 502 to %s', async (_, response) => {
    await open(answering(response));
    expect(await ask(port, '/')).toMatchObject({ status: 502 });
    expect(runtime.lines).toMatchObject([{ code: 'edge-result-invalid' }]);
  });

  it.each([
    ['the host', "event.request.headers.host={value:'other'}"],
    ['the method', "event.request.method='GET'"],
    ['a disallowed header', "event.request.headers['x-real-ip']={value:'1'}"],
  ])('answers 502 when the function changes %s', async (_, change) => {
    await open(`function handler(event){${change};return event.request}`);
    expect(await ask(port, '/', { method: 'POST', body: 'x' })).toMatchObject({ status: 502 });
  });

  it('forwards what the function changed', async () => {
    await open(
      "function handler({request}){request.uri='/new';delete request.headers['x-gone'];request.headers['x-new']={value:'1'};return request}",
    );
    const echo = JSON.parse((await ask(port, '/old', { headers: { 'x-gone': '1' } })).body);
    expect(echo).toMatchObject({ path: '/new', headers: { 'x-new': '1' } });
    expect(echo.headers['x-gone']).toBeUndefined();
  });

  it.each([
    ['throws', 'function handler(){throw new Error("no")}'],
    ['rejects', 'async function handler(){await Promise.reject(new Error("no"))}'],
    ['never settles', 'function handler(){return new Promise(() => {})}'],
    ['loops', 'function handler(){for(;;);}'],
    ['loops after an await', 'async function handler(){await null;for(;;);}'],
    ['reaches for Node', 'function handler(){return process.exit(1)}'],
    ['compiles code', 'function handler(){return eval("1")}'],
    ['does not parse', 'function handler({'],
    ['imports something else', 'import fs from "fs";function handler(e){return e.request}'],
  ])('answers 503 when the function %s, and goes on', async (_, code) => {
    await open(code);
    expect(await ask(port, '/')).toMatchObject({ status: 503 });
    expect(await ask(port, '/')).toMatchObject({ status: 503 });
    expect(runtime.lines).toMatchObject([{ code: 'edge-function-failed' }, { code: 'edge-function-failed' }]);
  });

  it('serves others after a call that looped', async () => {
    await open('async function handler(event){await null;if(event.request.uri==="/loop")for(;;);return event.request}');
    expect((await ask(port, '/loop')).status).toBe(503);
    expect((await ask(port, '/')).status).toBe(200);
  });

  it('refuses methods the distribution does not allow, and bodies beyond 1 MB', async () => {
    await open(passing, { AllowedMethods: ['GET', 'HEAD', 'POST'] });
    expect((await ask(port, '/', { method: 'DELETE' })).status).toBe(403);
    expect((await ask(port, '/', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  });

  it('refuses a distribution it cannot imitate', async () => {
    await open(passing);
    const lambda = { LambdaFunctionAssociations: [{}] };
    expect(() => createSite(fakeRuntime(resourcesWith(passing, lambda)))).toThrow('Lambda@Edge');
  });
});
