import type { EdgeResponse } from '../../../edge/function/event';
import { callOf, callOn, end, interval, site, start, textOf } from './fixtures';
import { type Call, type Stage, stages } from './stages';

async function refusal(stage: Stage, given: Call): Promise<EdgeResponse> {
  const [outcome] = await stage.run([given]);
  if (!outcome || !('statusCode' in outcome.result)) throw new Error('the request passed');
  return outcome.result;
}

const header = (response: EdgeResponse, name: string) => response.headers[name]?.value;
const readOnly = interval({ mode: 'read-only' });
const html = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const ownHeaders = { 'x-maintenance-tester': '1' };

describe.each(stages)('a refusal on $name', (stage) => {
  it('is never stored, says when to come back and is marked', async () => {
    const response = await refusal(stage, callOf({ ip: '203.0.113.9' }, [interval()], start));
    expect(header(response, 'cache-control')).toBe('no-store');
    expect(header(response, 'x-maintenance-mode')).toBe('full');
    expect(Number(header(response, 'retry-after'))).toBeGreaterThan(270);
    expect(Number(header(response, 'retry-after'))).toBeLessThanOrEqual(300);
  });

  it.each([
    ['by default', undefined, 300],
    ['as the site says', 60, 60],
    ['as the site says, until hours later', 86_400, 3630],
  ])('lets nobody wait longer than %s', async (_fact, retryAfterMaximumSeconds, longest) => {
    const given = { ...site(interval()), ...(retryAfterMaximumSeconds && { retryAfterMaximumSeconds }) };
    const addresses = Array.from({ length: 40 }, (_, index) => `203.0.113.${index}`);
    const outcomes = await stage.run(addresses.map((ip) => callOn(given, { ip, headers: html }, start)));
    const waits = outcomes.map(({ result }) => ('statusCode' in result ? Number(header(result, 'retry-after')) : 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(longest);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(Math.min(longest, 3630) - 30);
    expect(new Set(waits).size).toBeGreaterThan(10);
  });

  it('asks back at the end when that is near, and a little later', async () => {
    const response = await refusal(stage, callOf({ ip: '203.0.113.9' }, [interval()], end - 100));
    expect(Number(header(response, 'retry-after'))).toBeGreaterThanOrEqual(99);
    expect(Number(header(response, 'retry-after'))).toBeLessThan(130);
  });

  it('says the capped wait to browsers and in JSON as well, and the planned end unchanged', async () => {
    const given = { ...site(interval()), retryAfterMaximumSeconds: 120 };
    const [page, json] = await stage.run([callOn(given, { headers: html }), callOn(given, {})]);
    const answers = [page, json].flatMap((each) => (each && 'statusCode' in each.result ? [each.result] : []));
    for (const answer of answers) expect(Number(header(answer, 'retry-after'))).toBeLessThanOrEqual(120);
    expect(answers.map((answer) => header(answer, 'refresh'))[0]).toBe(
      header(answers[0] as EdgeResponse, 'retry-after'),
    );
    const { retryAfter, endsAt } = JSON.parse(answers[1] ? textOf(answers[1]) : '');
    expect(retryAfter).toBe(Number(header(answers[1] as EdgeResponse, 'retry-after')));
    expect(endsAt).toBe('2026-11-22T15:00:00Z');
  });

  it('asks different clients back at different seconds, and the same client at the same', async () => {
    const addresses = Array.from({ length: 40 }, (_, index) => `2001:db8::${index}`);
    const outcomes = await stage.run([...addresses, ...addresses].map((ip) => callOf({ ip }, [interval()])));
    const seconds = outcomes.map(({ result }) => ('statusCode' in result ? header(result, 'retry-after') : undefined));
    expect(new Set(seconds).size).toBeGreaterThan(10);
    expect(seconds.slice(0, 40)).toEqual(seconds.slice(40));
  });

  it('is problem+json for a client that names no type', async () => {
    const response = await refusal(stage, callOf({}, [interval({ message: 'Back "soon"\nor <later> – ☕' })]));
    expect(header(response, 'content-type')).toBe('application/problem+json');
    expect(JSON.parse(textOf(response))).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      code: 'maintenance',
      mode: 'full',
      detail: 'Back "soon"\nor <later> – ☕',
      endsAt: '2026-11-22T15:00:00Z',
      retryAfter: Number(header(response, 'retry-after')),
    });
  });

  it('says why a write is refused when no message was given', async () => {
    const response = await refusal(stage, callOf({ method: 'POST' }, [readOnly]));
    expect(response.statusCode).toBe(403);
    expect(header(response, 'x-maintenance-mode')).toBe('read-only');
    expect(JSON.parse(textOf(response))).toMatchObject({ status: 403, title: 'Forbidden', mode: 'read-only' });
    expect(JSON.parse(textOf(response)).detail).toMatch(/nothing can be changed/);
  });

  it('is a page for a browser, with the message escaped and the end in UTC', async () => {
    const given = interval({ message: 'We & <b>you</b>\r\n"soon"\u0007' });
    const response = await refusal(stage, callOf({ headers: html }, [given]));
    expect(header(response, 'content-type')).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('We &amp; &lt;b&gt;you&lt;/b&gt;<br>&quot;soon&quot;<header>');
    expect(response.body).toContain('<time id="t" datetime="2026-11-22T15:00:00Z">2026-11-22 15:00 UTC</time>');
  });

  it('shows the seconds of an end that has some', async () => {
    const response = await refusal(stage, callOf({ headers: html }, [interval({ endsAt: end + 5 })]));
    expect(response.body).toContain('2026-11-22 15:00:05 UTC');
  });

  it('reloads the page of a full maintenance at Retry-After', async () => {
    const response = await refusal(stage, callOf({ headers: html }, [interval()]));
    expect(header(response, 'refresh')).toBe(header(response, 'retry-after'));
  });

  it('does not reload over what somebody tried to save', async () => {
    const response = await refusal(stage, callOf({ method: 'POST', headers: html }, [readOnly]));
    expect(response.statusCode).toBe(403);
    expect(header(response, 'refresh')).toBeUndefined();
  });

  it('has no body for HEAD', async () => {
    const response = await refusal(stage, callOf({ method: 'HEAD', headers: html }, [interval()]));
    expect(response).not.toHaveProperty('body');
    expect(header(response, 'content-type')).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['text/html', true],
    ['TEXT/HTML', true],
    ['text/*', true],
    ['Text/*; q=0.9, application/json; q=0.5', true],
    ['application/json, text/*', false],
    ['text/plain', false],
    ['application/xhtml+xml', false],
    ['application/xhtml+xml;q=0.9, text/html;q=0.1, application/json;q=0.5', false],
    ['application/json;q=0.5, application/xml, text/html;q=0.4, application/xhtml+xml;q=0.9', false],
    ['application/xhtml+xml, text/html;q=0.4', true],
    ['text/html;q=0.8, application/json;q=0.5', true],
    ['application/json;q=0.5, text/html', true],
    ['text/html, application/json', true],
    ['application/json, text/html', false],
    ['application/json, text/html;q=0.9', false],
    ['text/html;q=0', false],
    ['text/html;q=x', false],
    ['application/problem+json', false],
    ['*/*', false],
    ['', false],
    [`${'x'.repeat(256)}text/html`, false],
  ])('answers Accept: %.40s with a page: %s', async (accept, page) => {
    const response = await refusal(stage, callOf({ headers: { accept } }, [interval()]));
    expect(header(response, 'content-type')).toBe(page ? 'text/html; charset=utf-8' : 'application/problem+json');
  });

  it('takes copies of the mark off what passes', async () => {
    const [outcome] = await stage.run([callOf({ headers: { ...ownHeaders, 'x-other': '1' } }, [])]);
    const result = outcome?.result;
    expect(result && 'uri' in result && Object.keys(result.headers)).toEqual(['host', 'x-other']);
  });
});
