import { createHash, createHmac } from 'node:crypto';
import { SiteBench } from './bench';

describe('a function of the local site', () => {
  let site: SiteBench;
  beforeEach(() => {
    site = new SiteBench();
  });
  afterEach(() => site.close());

  it('is shown the event of CloudFront', async () => {
    await site.open({
      request: 'async function handler(event){return {statusCode:200,headers:{},body:JSON.stringify(event)}}',
    });
    const headers = { Accept: 'text/html', 'X-Twice': ['a', 'b'], cookie: 'one=1; two=2=2', connection: 'close' };
    const event = JSON.parse((await site.ask('/p?q=1&q=2', { headers })).body);
    expect(event).toMatchObject({
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
    });
    expect(event.request).toMatchObject({
      method: 'GET',
      uri: '/p',
      querystring: { q: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] } },
      cookies: { one: { value: '1' }, two: { value: '2=2' } },
      headers: {
        host: { value: 'demo.localhost' },
        accept: { value: 'text/html' },
        'x-twice': { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] },
      },
    });
    expect(Object.keys(event.request.headers)).not.toContain('cookie');
    expect(Object.keys(event.request.headers)).not.toContain('connection');
  });

  it('has its store: reads, misses that reject, and the latest commit', async () => {
    const request = `import cf from 'cloudfront';
      const store = cf.kvs();
      async function handler(event) {
        let found;
        try { found = await store.get(event.request.uri) } catch (error) { found = 'missing' }
        const there = await store.exists(event.request.uri);
        const meta = await store.meta();
        return { statusCode: 200, headers: {}, body: found + ' ' + there + ' ' + meta.keyCount };
      }`;
    await site.open({ request });
    expect((await site.ask('/k')).body).toBe('missing false 0');
    site.hold({ '/k': 'value' });
    expect((await site.ask('/k')).body).toBe('value true 1');
    expect((await site.ask('/__proto__')).body).toBe('missing false 1');
  });

  it('has hashes, as CloudFront does', async () => {
    const request = `import cf from "cloudfront";const store=cf.kvs();
      import crypto from"crypto";
      async function handler(){
        const hash=crypto.createHash('sha256').update('a').update('b').digest('hex');
        const hmac=crypto.createHmac('sha256','key').update('ab').digest('base64url');
        return {statusCode:200,headers:{},body:hash+' '+hmac};
      }`;
    await site.open({ request });
    const hash = createHash('sha256').update('ab').digest('hex');
    const hmac = createHmac('sha256', 'key').update('ab').digest('base64url');
    expect((await site.ask('/')).body).toBe(`${hash} ${hmac}`);
  });

  it('has a clock that stands still, and starts every call afresh', async () => {
    const request = `let calls = 0;
      async function handler() {
        calls += 1;
        const before = Date.now();
        let n = 0; for (let i = 0; i < 1e6; i++) n += i;
        const iso = new Date().toISOString() === new Date(before).toISOString();
        return { statusCode: 200, headers: {}, body: [calls, Date.now() - before, iso, before].join(' ') };
      }`;
    await site.open({ request });
    site.runtime.now = 1_700_000_000_123;
    await site.ask('/');
    expect((await site.ask('/')).body).toBe('1 0 true 1700000000123');
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
  ])('that %s makes for 503, and the site goes on', async (_, request) => {
    await site.open({ request });
    expect(await site.ask('/')).toMatchObject({ status: 503 });
    expect(await site.ask('/')).toMatchObject({ status: 503 });
    const line = { code: 'edge-function-failed', function: 'viewer-request' };
    expect(site.runtime.lines).toMatchObject([line, line]);
  });

  it('serves others after a call that looped', async () => {
    const request =
      'async function handler(event){await null;if(event.request.uri==="/loop")for(;;);return event.request}';
    await site.open({ request });
    expect((await site.ask('/loop')).status).toBe(503);
    expect((await site.ask('/')).status).toBe(200);
  });
});
