import type { EdgeResponse } from '../../../edge/function/event';
import { callOf, end, interval, type Sent, start } from './fixtures';
import { stages } from './stages';

/** What visitors suffered from the Django package this project re-imagines: none of it can happen at the edge. */
describe.each(stages)('of the original package’s defects, on $name,', (stage) => {
  const meet = async (sent: Sent, intervals = [interval()], now?: number): Promise<EdgeResponse | undefined> => {
    const [outcome] = await stage.run([callOf(sent, intervals, now)]);
    return outcome && 'statusCode' in outcome.result ? outcome.result : undefined;
  };
  const readOnly = interval({ mode: 'read-only' });
  const html = { accept: 'text/html' };
  const value = async (answer: Promise<EdgeResponse | undefined>, name: string) => (await answer)?.headers[name]?.value;

  it('not “approving a future window hides the active one”', async () => {
    const future = interval({ windowId: 'demo.B', mode: 'read-only', startsAt: end + 60, endsAt: end + 120 });
    expect(await meet({}, [future, interval()])).toMatchObject({ statusCode: 503 });
  });

  it('not “the 503 has no Retry-After and no Cache-Control”', async () => {
    expect(Number(await value(meet({}), 'retry-after'))).toBeGreaterThan(0);
    expect(await value(meet({}), 'cache-control')).toBe('no-store');
  });

  it('not “the page never shows reason or end”', async () => {
    const page = await meet({ headers: html }, [interval({ message: 'We move the shop.' })]);
    expect(page?.body).toMatch(/2026-11-22 15:00 UTC.*We move the shop\./);
  });

  it('not “JSON only for one exact Accept value”', async () => {
    for (const accept of ['application/json', 'application/json, */*', 'application/vnd.api+json;q=0.9', '*/*']) {
      expect(await value(meet({ headers: { accept } }), 'content-type')).toBe('application/problem+json');
    }
  });

  it('not “read-only answers browsers with JSON”', async () => {
    const refusal = meet({ method: 'POST', headers: html }, [readOnly]);
    expect(await value(refusal, 'content-type')).toMatch(/^text\/html/);
  });

  it('not “OPTIONS gets 403 (breaks CORS preflight)”', async () => {
    expect(await meet({ method: 'OPTIONS' }, [readOnly])).toBeUndefined();
  });

  it('not “a GET that writes succeeds and loses data”: what an override makes of it is refused', async () => {
    const headers = { 'x-http-method-override': 'DELETE' };
    expect(await meet({ headers }, [readOnly])).toMatchObject({ statusCode: 403 });
  });

  it('not “a documented exemption pattern never matches”', async () => {
    const exempting = interval({ exemptions: ['/health', 'POST /login'] });
    expect(await meet({ uri: '/health/live' }, [exempting])).toBeUndefined();
    expect(await meet({ uri: '/login', method: 'POST' }, [exempting])).toBeUndefined();
  });

  it('not “ended windows stay enabled”', async () => {
    expect(await meet({}, [interval()], end)).toBeUndefined();
  });

  it('not “cached state is stale for up to an hour”: the second of the start and of the end count', async () => {
    expect(await meet({}, [interval()], start - 1)).toBeUndefined();
    expect(await meet({}, [interval()], start)).toMatchObject({ statusCode: 503 });
    expect(await meet({}, [interval()], end - 1)).toMatchObject({ statusCode: 503 });
  });
});
