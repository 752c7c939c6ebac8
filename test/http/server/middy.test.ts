import { Refusal } from '../../../lambdas/domain/refusal';
import { dispatch } from '../../../lambdas/http/server/dispatch';
import { httpHandler } from '../../../lambdas/http/server/middy';
import { problemOf, problemReply, statuses } from '../../../lambdas/http/server/problem';
import { siteOperations } from '../../../lambdas/http/site/operations';
import type { LogCode, LogFields } from '../../../lambdas/platform/log';
import { lambdaContext, signedEvent } from '../events';

const failing = (error: unknown) => {
  const lines: { code: LogCode; facts: LogFields }[] = [];
  const handler = httpHandler(
    dispatch<'GET /v1/sites'>({ 'GET /v1/sites': () => Promise.reject(error) }, siteOperations),
    (code, facts = {}) => void lines.push({ code, facts }),
  );
  return { lines, call: () => handler(signedEvent('GET /v1/sites'), lambdaContext) };
};

describe('an error that nobody foresaw', () => {
  it('is told to nobody but the log, and there without its message', async () => {
    const { lines, call } = failing(new TypeError('table control-7 says secret-token'));
    const answer = await call();
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/control-7|TypeError/);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'unexpected', requestId: 'request-1' });
    expect(lines).toMatchObject([{ code: 'unexpected', facts: { error: 'TypeError', requestId: 'request-1' } }]);
    expect(lines[0]?.facts.stack).toContain('middy.test');
    expect(JSON.stringify(lines)).not.toContain('secret-token');
  });

  it('need not be an Error', async () => {
    const { lines, call } = failing('a string');
    expect((await call()).statusCode).toBe(500);
    expect(lines).toMatchObject([{ facts: { error: 'string' } }]);
  });
});

describe('a route that the function does not know', () => {
  it('is a fault of the deployment, not of the caller', async () => {
    const handler = httpHandler(
      dispatch<'GET /v1/sites'>({ 'GET /v1/sites': () => Promise.reject() }, siteOperations),
      () => {},
    );
    expect((await handler(signedEvent('GET /v1/audit'), lambdaContext)).statusCode).toBe(500);
  });
});

describe('a problem', () => {
  it('keeps the standard members whatever the facts of the refusal are called', () => {
    const refusal = new Refusal('overlap', 'Another window is there.', { status: 'active', windowId: 'shop.1' });
    const reply = problemReply(problemOf(refusal), 'request-1');
    expect(JSON.parse(reply.body ?? '')).toEqual({
      type: 'urn:quiesce:problem:overlap',
      title: 'Overlap',
      status: 409,
      code: 'overlap',
      detail: 'Another window is there.',
      windowId: 'shop.1',
      requestId: 'request-1',
    });
  });

  it('asks to wait a second when commands contended', () => {
    expect(problemReply(problemOf(new Refusal('contended', 'Try again.')), 'r').headers).toMatchObject({
      'retry-after': '1',
    });
  });

  it('has a client-error status for every refusal', () => {
    const { unexpected, ...refusals } = statuses;
    expect(unexpected).toBe(500);
    expect(Object.values(refusals).every((status) => status >= 400 && status < 500)).toBe(true);
  });
});
