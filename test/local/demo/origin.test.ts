import { createHash } from 'node:crypto';
import { words } from '../../../edge/page/words';
import { createDemoOrigin } from '../../../local/demo/origin';
import { fakeRuntime } from '../bench/fake-runtime';

const request = { method: 'GET', path: '/beans?x=1', headers: {}, body: Buffer.alloc(0) };
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the demo site', () => {
  const origin = createDemoOrigin(fakeRuntime([]).state);

  it('is a shop for browsers, whatever the path', () => {
    const { status, headers, body } = origin.answer({ ...request, headers: browser });
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toContain('<h1>');
  });

  it('echoes the request to programs, a POST of a browser included, and counts orders', () => {
    const echoed = origin.answer({ ...request, headers: { accept: '*/*' } });
    expect(JSON.parse(echoed.body.toString())).toMatchObject({ method: 'GET', path: '/beans?x=1', writes: 0 });
    const order = { ...request, method: 'POST', headers: browser, body: Buffer.from('two bags') };
    expect(JSON.parse(origin.answer(order).body.toString())).toMatchObject({ body: 'two bags', writes: 1 });
    expect(origin.answer({ ...request, headers: browser }).body.toString()).toContain('data-orders="1"');
  });

  it('knows what to say shortly before a window, in every language of the maintenance page', () => {
    const { body } = origin.answer({ ...request, headers: browser });
    const said = /data-soon="([^"]*)"/.exec(body.toString())?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(said)).toEqual(
      Object.fromEntries(Object.entries(words).map(([language, { soon }]) => [language, [soon.title, soon.lead]])),
    );
  });

  it('allows exactly the style and the script that it contains, and has no inline attributes that need more', () => {
    const { headers, body } = origin.answer({ ...request, headers: browser });
    const policy = Object.fromEntries(headers)['content-security-policy'];
    for (const element of ['style', 'script']) {
      const text = new RegExp(`<${element}>([^]*?)</${element}>`).exec(body.toString())?.[1] ?? '';
      expect(policy).toContain(`${element}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    expect(body.toString()).not.toMatch(/\s(?:style|on[a-z]+)=/);
  });
});
