import { createDistribution } from '../../../../local/aws/cloudfront/service';
import { freeBlock } from '../../../../local/aws/gateway/free-port';
import { createDemoOrigin } from '../../../../local/demo/origin';
import { fakeRuntime } from '../../bench/fake-runtime';
import { passing, resourcesOf, SiteBench } from './bench';

const echoOfEvent = 'async function handler(event){return {statusCode:200,headers:{},body:JSON.stringify(event)}}';

describe('the local site', () => {
  let site: SiteBench;
  beforeEach(() => {
    site = new SiteBench();
  });
  afterEach(() => site.close());

  it('forwards a passed request to the origin, which echoes it and counts writes over restarts', async () => {
    await site.open({ request: passing });
    const read = await site.ask('/a%20b?x=1&x=2&flag', { headers: { 'x-test': 'yes' } });
    expect(read).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-cache': 'Miss from cloudfront' },
    });
    const echo = JSON.parse(read.body);
    expect(echo).toMatchObject({ method: 'GET', path: '/a%20b?x=1&x=2&flag', writes: 0 });
    expect(echo.headers).toMatchObject({ host: 'origin.example.com', 'x-test': 'yes', 'x-forwarded-for': '127.0.0.1' });
    const write = await site.ask('/', { method: 'POST', body: 'data' });
    expect(JSON.parse(write.body)).toMatchObject({ body: 'data', writes: 1 });
    await site.open({ request: passing });
    expect(JSON.parse((await site.ask('/')).body)).toMatchObject({ writes: 1 });
  });

  it('forwards everything where no function is associated', async () => {
    await site.open({});
    expect(await site.ask('/')).toMatchObject({ status: 200, headers: { 'x-cache': 'Miss from cloudfront' } });
  });

  it('asks the origin for the visitor’s host where that is part of the cache key', async () => {
    await site.open({ request: passing, variedBy: ['x-maintenance-tester', 'host'] });
    expect(JSON.parse((await site.ask('/')).body).headers.host).toBe('demo.localhost');
  });

  it('is reachable on IPv6, too', async () => {
    await site.open({ request: echoOfEvent }, await freeBlock([0]));
    const event = JSON.parse((await site.ask('/', { host: '::1' })).body);
    expect(event.viewer.ip).toBe('::1');
  });

  it.each([
    ['http://shop.localhost:4561/a/b?c=d', '/a/b', { c: { value: 'd' } }],
    ['HTTPS://shop.localhost', '/', {}],
    ['http://shop.localhost?c', '/', { c: { value: '' } }],
  ])('takes %s for the host and the path in it', async (url, uri, querystring) => {
    await site.open({ request: echoOfEvent });
    const { request } = JSON.parse((await site.ask(url)).body);
    expect(request).toMatchObject({ uri, querystring, headers: { host: { value: 'shop.localhost' } } });
  });

  it.each(['*', 'ftp://shop.localhost/', 'http://user@shop.localhost/', 'http:///a'])(
    'answers 400 to %s',
    async (url) => {
      await site.open({ request: echoOfEvent });
      expect(await site.ask(url, { method: 'OPTIONS' })).toMatchObject({ status: 400 });
    },
  );

  it('refuses methods the distribution does not allow, and bodies beyond 1 MB', async () => {
    await site.open({ request: passing, behavior: { AllowedMethods: ['GET', 'HEAD', 'POST'] } });
    expect((await site.ask('/', { method: 'DELETE' })).status).toBe(403);
    expect((await site.ask('/', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  });

  it('refuses a distribution it cannot imitate', () => {
    const behavior = { LambdaFunctionAssociations: [{}] };
    const runtime = fakeRuntime(resourcesOf({ request: passing, behavior }));
    expect(() => createDistribution(runtime, createDemoOrigin(runtime.state))).toThrow('Lambda@Edge');
  });
});
