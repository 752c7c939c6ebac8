import { buildViewerRequest } from '../../../../edge/build/build';
import { encodeSite } from '../../../../edge/document/encode';
import { end, interval, site as siteOf, start } from '../../../edge/function/fixtures';
import { SiteBench } from './bench';

const answering = (response: string) => ({ request: `async function handler(){return ${response}}` });

describe('what a viewer-request function returns', () => {
  let site: SiteBench;
  beforeEach(() => {
    site = new SiteBench();
  });
  afterEach(() => site.close());

  it('is sent as it is when it is a response, marked as such', async () => {
    await site.open(
      answering(`{statusCode:503,statusDescription:'Service Unavailable',headers:{'retry-after':{value:'9'}},
      cookies:{seen:{value:'1',attributes:'Path=/'}},body:{encoding:'base64',data:'aGk='}}`),
    );
    const answer = await site.ask('/');
    expect(answer).toMatchObject({
      status: 503,
      body: 'hi',
      headers: { 'retry-after': '9', 'set-cookie': ['seen=1; Path=/'] },
    });
    expect(answer.headers['x-cache']).toBe('FunctionGeneratedResponse from cloudfront');
    expect(await site.ask('/', { method: 'HEAD' })).toMatchObject({ status: 503, body: '' });
  });

  it('opens and closes the site when it is the one that is shipped', async () => {
    await site.open({ request: buildViewerRequest() });
    const given = siteOf(interval({ hostnames: ['demo.localhost'] }));
    const entries = encodeSite({ ...given, hostnames: ['demo.localhost'] }, start - 60);
    site.hold(Object.fromEntries(entries.map(({ key, value }) => [key, value])));
    const statusAt = async (now: number) => {
      site.runtime.now = now * 1000;
      return (await site.ask('/')).status;
    };
    const seen = [await statusAt(start - 1), await statusAt(start), await statusAt(end)];
    expect(site.runtime.lines).toEqual([]);
    expect(seen).toEqual([200, 503, 200]);
  });

  it('is forwarded when it is a request', async () => {
    await site.open({
      request:
        "function handler({request}){request.uri='/new';delete request.headers['x-gone'];request.headers['x-new']={value:'1'};return request}",
    });
    const echo = JSON.parse((await site.ask('/old', { headers: { 'x-gone': '1' } })).body);
    expect(echo).toMatchObject({ path: '/new', headers: { 'x-new': '1' } });
    expect(echo.headers['x-gone']).toBeUndefined();
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
  ])('makes for 502 when it has %s', async (_, response) => {
    await site.open(answering(response));
    expect(await site.ask('/')).toMatchObject({ status: 502 });
    expect(site.runtime.lines).toMatchObject([{ code: 'edge-result-invalid' }]);
  });

  it.each([
    ['the host', "event.request.headers.host={value:'other'}"],
    ['the method', "event.request.method='GET'"],
    ['a disallowed header', "event.request.headers['x-real-ip']={value:'1'}"],
    ['the header against loops', "event.request.headers['cdn-loop']={value:'1'}"],
  ])('makes for 502 when it changed %s', async (_, change) => {
    await site.open({ request: `function handler(event){${change};return event.request}` });
    expect(await site.ask('/', { method: 'POST', body: 'x' })).toMatchObject({ status: 502 });
  });
});
