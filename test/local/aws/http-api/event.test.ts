import { toEvent } from '../../../../local/aws/http-api/event';

const route = { key: 'GET /v1/windows', method: 'GET', path: '/v1/windows', signed: false, functionArn: 'arn' };
const context = { apiId: 'api', stage: '$default', accountId: '1', sourceIp: '127.0.0.1', requestId: 'r', at: 0 };

function eventOf(query: string, headers: Record<string, string> = {}) {
  const request = { method: 'GET', path: '/v1/windows', query, headers, body: Buffer.alloc(0) };
  return toEvent(request, { route, pathParameters: {} }, context);
}

describe('the event of payload format 2.0', () => {
  it('joins repeated query parameters with commas', () => {
    expect(eventOf('a=1&b=x&a=2').queryStringParameters).toEqual({ a: '1,2', b: 'x' });
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes a query parameter named %s as any other', (name) => {
    expect(Object.entries(eventOf(`${name}=1`).queryStringParameters ?? {})).toEqual([[name, '1']]);
  });

  it('moves cookies out of the headers', () => {
    const { cookies, headers } = eventOf('', { cookie: 'a=1; b=2', accept: '*/*' });
    expect([cookies, headers]).toEqual([['a=1', 'b=2'], { accept: '*/*' }]);
  });
});
