import { toEvent } from '../../../../local/aws/http-api/event';
import { toReply } from '../../../../local/aws/http-api/reply';

const context = {
  apiId: 'api',
  stage: '$default',
  accountId: '123456789012',
  sourceIp: '::1',
  requestId: 'r-1',
  at: Date.UTC(2026, 10, 22, 14, 7, 9),
};
const match = {
  route: { key: 'POST /approvals', method: 'POST', path: '/approvals', signed: false, functionArn: 'arn' },
  pathParameters: {},
};
const eventOf = (headers: Record<string, string>, body: string, query = '') =>
  toEvent({ method: 'POST', path: '/approvals', query, headers, body: Buffer.from(body) }, match, context);

describe('the event of payload format 2.0', () => {
  it('carries JSON as text and a form in base64, as the gateway does', () => {
    expect(eventOf({ 'content-type': 'application/json' }, '{"ü":1}')).toMatchObject({
      body: '{"ü":1}',
      isBase64Encoded: false,
    });
    expect(eventOf({ 'content-type': 'application/x-www-form-urlencoded' }, 'a=1')).toMatchObject({
      body: Buffer.from('a=1').toString('base64'),
      isBase64Encoded: true,
    });
  });

  it('takes cookies out of the headers and joins repeated parameters', () => {
    const event = eventOf({ cookie: 'a=1; b=2', 'x-y': 'z' }, '', 't=1&t=2&u=%20');
    expect(event).toMatchObject({ cookies: ['a=1', 'b=2'], queryStringParameters: { t: '1,2', u: ' ' } });
    expect(event.headers).toEqual({ 'x-y': 'z' });
    expect(event).not.toHaveProperty('body');
  });

  it('tells when the request came and nothing about an identity on an open route', () => {
    const { requestContext } = eventOf({}, '');
    expect(requestContext).toMatchObject({ time: '22/Nov/2026:14:07:09 +0000', stage: '$default' });
    expect(requestContext).not.toHaveProperty('authorizer');
  });
});

describe('the reply to the caller', () => {
  const reply = (payload: unknown) => toReply({ payload });

  it('has the status, headers, cookies and body of the function', () => {
    const payload = {
      statusCode: 201,
      headers: { ETag: '"1"' },
      cookies: ['a=1', 'b=2'],
      body: 'aGk=',
      isBase64Encoded: true,
    };
    const { status, headers, body } = reply(payload);
    expect([status, body.toString()]).toEqual([201, 'hi']);
    expect(headers).toMatchObject({ etag: '"1"', 'set-cookie': ['a=1', 'b=2'] });
  });

  it('is the whole answer as JSON when there is no status', () => {
    expect(reply({ ok: true })).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(reply('text').body.toString()).toBe('text');
  });

  it('is a bare 500 for an error or a status that is none', () => {
    const broken = { payload: {}, error: { errorType: 'Error', errorMessage: 'secret' } };
    expect(toReply(broken).body.toString()).toBe('{"message":"Internal Server Error"}');
    expect(reply({ statusCode: 'yes' }).status).toBe(500);
  });
});
