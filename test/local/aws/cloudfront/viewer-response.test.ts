import { buildViewerResponse } from '../../../../edge/build/build';
import { encodeSite } from '../../../../edge/document/encode';
import { end, interval, site as siteOf, start } from '../../../edge/function/fixtures';
import { passing, SiteBench } from './bench';

const marking = "function handler({response}){response.headers['x-marked']={value:'1'};return response}";
const changing = (change: string) => `function handler({request,response}){${change};return response}`;

describe('the viewer-response function of the local site', () => {
  let site: SiteBench;
  beforeEach(() => {
    site = new SiteBench();
  });
  afterEach(() => site.close());

  it('sees the viewer’s request, not what the first function made of it, and the origin’s answer without its body', async () => {
    const request =
      "function handler({request,context}){request.uri='/new';console.log(context.requestId);return request}";
    const response = 'function handler(event){event.response.body=JSON.stringify(event);return event.response}';
    await site.open({ request, response });
    const event = JSON.parse((await site.ask('/old', { headers: { 'x-test': 'yes' } })).body);
    expect(event).toMatchObject({
      context: { eventType: 'viewer-response', distributionId: 'EDIST' },
      viewer: { ip: '127.0.0.1' },
      request: { uri: '/old', headers: { host: { value: 'demo.localhost' }, 'x-test': { value: 'yes' } } },
      response: {
        statusCode: 200,
        statusDescription: 'OK',
        headers: {
          'content-type': { value: 'application/json' },
          'content-length': { value: expect.stringMatching(/^\d+$/) },
        },
        cookies: {},
      },
    });
    expect(site.runtime.lines).toMatchObject([{ code: 'edge-console', text: event.context.requestId }]);
  });

  it('adds headers to what the origin answers, and leaves the body alone', async () => {
    await site.open({ request: passing, response: marking });
    const answer = await site.ask('/kept');
    expect(answer).toMatchObject({ status: 200, headers: { 'x-marked': '1', 'x-cache': 'Miss from cloudfront' } });
    expect(JSON.parse(answer.body)).toMatchObject({ path: '/kept' });
    expect(await site.ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, headers: { 'x-marked': '1' } });
  });

  it('may replace status, cookies and body', async () => {
    const change = "response.statusCode=404;response.cookies.seen={value:'1',attributes:'Secure'};response.body='gone'";
    await site.open({ response: changing(change) });
    expect(await site.ask('/')).toMatchObject({
      status: 404,
      body: 'gone',
      headers: { 'content-length': '4', 'set-cookie': ['seen=1; Secure'] },
    });
  });

  it('does not run on what the viewer-request function answered', async () => {
    const request = 'function handler(){return {statusCode:200,headers:{}}}';
    await site.open({ request, response: marking });
    expect((await site.ask('/')).headers).not.toHaveProperty('x-marked');
  });

  it.each([
    ['a disallowed header', "response.headers['x-cache']={value:'Hit'}"],
    ['a read-only header', "response.headers.via={value:'me'}"],
    ['a read-only header', "response.headers.warning={value:'199'}"],
    ['a header name in upper case', "response.headers['Maintenance-Window']={value:'1'}"],
    ['no status', 'delete response.statusCode'],
    ['a request in place of the response', 'response=request'],
  ])('makes for 502 with %s', async (_, change) => {
    await site.open({ response: changing(change) });
    expect(await site.ask('/')).toMatchObject({ status: 502, headers: { 'x-cache': 'Error from cloudfront' } });
    expect(site.runtime.lines).toMatchObject([{ code: 'edge-result-invalid', function: 'viewer-response' }]);
  });

  it('makes for 503 when it throws', async () => {
    await site.open({ response: 'function handler(){throw new Error("no")}' });
    expect(await site.ask('/')).toMatchObject({ status: 503 });
    expect(site.runtime.lines).toMatchObject([{ code: 'edge-function-failed', function: 'viewer-response' }]);
  });

  it('announces the next window when it is the one that is shipped', async () => {
    await site.open({ request: passing, response: buildViewerResponse() });
    const given = siteOf(interval({ hostnames: ['demo.localhost'] }));
    const entries = encodeSite({ ...given, hostnames: ['demo.localhost'] }, start - 60);
    site.hold(Object.fromEntries(entries.map(({ key, value }) => [key, value])));
    site.runtime.now = (start - 60) * 1000;
    expect((await site.ask('/')).headers).toMatchObject({
      'maintenance-window': '2026-11-22T14:00:00Z/2026-11-22T15:00:00Z;mode=full',
    });
    site.runtime.now = end * 1000;
    expect((await site.ask('/')).headers).not.toHaveProperty('maintenance-window');
  });
});
