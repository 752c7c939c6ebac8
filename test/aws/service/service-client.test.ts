import { serviceEndpoint } from '../../../lambdas/aws/service/endpoint';
import { ServiceClient } from '../../../lambdas/aws/service/service-client';
import { withAws } from '../aws';

const ping = { method: 'POST', path: '/', body: '{}' } as const;
const answered = { body: { ok: true } };

describe('a service client', () => {
  const { aws } = withAws();
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });
  const client = (maxAttempts: number) => new ServiceClient('lambda', { ...aws().client, maxAttempts });

  it.each([
    ['throttled', 429, 'TooManyRequestsException'],
    ['unavailable', 503, 'ServiceException'],
    ['broken', 500, 'ServiceException'],
    ['throttled by name', 400, 'ThrottlingException'],
  ])('tries again what was %s', async (_, status, code) => {
    aws().refuse(code, 'later', status);
    aws().answer(answered);

    expect(await client(3).call(ping)).toMatchObject({ status: 200, text: '{"ok":true}' });

    expect(aws().seen).toHaveLength(2);
  });

  it('tries no more often than it was told to', async () => {
    for (let attempt = 0; attempt < 4; attempt++) aws().refuse('ServiceException', 'down', 503);

    await expect(client(3).call(ping)).rejects.toMatchObject({ name: 'ServiceException', message: 'down' });

    expect(aws().seen).toHaveLength(3);
  });

  it('does not repeat what was refused', async () => {
    aws().refuse('ValidationException');

    await expect(client(3).call(ping)).rejects.toMatchObject({ name: 'ValidationException' });

    expect(aws().seen).toHaveLength(1);
  });

  it.each([
    [{ 'x-amzn-errortype': 'Gone:http://internal.amazon.com/' }, '{"message":"over"}', 'Gone', 'over'],
    [{}, '{"__type":"com.amazonaws.sqs#Gone","Message":"over"}', 'Gone', 'over'],
    [{}, '{"code":"Gone"}', 'Gone', 'Gone'],
    [
      {},
      '<ErrorResponse><Error><Code>Gone</Code><Message>over</Message></Error></ErrorResponse>',
      'GoneException',
      'over',
    ],
    [{}, '<html>Bad gateway</html>', 'Status400', 'Status400'],
    [{}, '', 'Status400', 'Status400'],
    [{}, '{"broken', 'Status400', 'Status400'],
  ])('names the error in %j %s', async (headers, body, name, message) => {
    aws().answer({ status: 400, headers, body });

    await expect(client(1).call(ping)).rejects.toMatchObject({ name, message, $metadata: { httpStatusCode: 400 } });
  });

  it('takes what it needs from the environment of a function', async () => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: aws().client.endpoint,
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'ASIAROLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'the session',
      _X_AMZN_TRACE_ID: 'Root=1-2-3',
    });
    aws().answer(answered);

    await new ServiceClient('states', { maxAttempts: 1 }).call(ping);

    expect(aws().seen[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/Credential=ASIAROLE\/\d{8}\/eu-north-1\/states\/aws4_request/),
      'x-amz-security-token': 'the session',
      'x-amzn-trace-id': 'Root=1-2-3',
    });
  });

  it.each([
    [{}, 'https://states.eu-north-1.amazonaws.com'],
    [{ AWS_ENDPOINT_URL: 'http://localhost:1' }, 'http://localhost:1'],
    [{ AWS_ENDPOINT_URL: 'http://localhost:1', AWS_ENDPOINT_URL_SFN: 'http://localhost:2' }, 'http://localhost:2'],
    [{ AWS_ENDPOINT_URL_LAMBDA: 'http://localhost:3' }, 'https://states.eu-north-1.amazonaws.com'],
  ])('finds its service with %j at %s', (from, endpoint) => {
    expect(serviceEndpoint('states', 'eu-north-1', from)).toBe(endpoint);
  });
});
