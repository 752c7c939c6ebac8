import type { JsonObject } from '../../../../local/aws/gateway/service';
import { apiOf } from '../../../../local/aws/http-api/api';
import { functionsOf } from '../../../../local/aws/lambda/definition';
import { invokeConfigOf, onFailureOf } from '../../../../local/aws/lambda/invoke-config';
import { streamMappingsOf } from '../../../../local/aws/lambda/stream/mapping';
import type { RawTemplate } from '../../../../local/aws/template/cloudformation';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';

const load = (Resources: RawTemplate['Resources']) => loadTemplate({ Resources }, placeAt(4560, 'quiesce'));
const lambda = (properties: JsonObject = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'f',
    Runtime: 'nodejs24.x',
    Role: 'arn:role',
    Handler: 'index.handler',
    Code: { S3Key: 'k' },
    ...properties,
  },
});
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';

describe('the settings of a function', () => {
  it('have the defaults of Lambda', () => {
    const template = load({ F: lambda() });
    expect(functionsOf(template, () => '/code')).toMatchObject([{ timeoutMs: 3_000, memory: 128, environment: {} }]);
    expect(invokeConfigOf(ARN, template)).toEqual({ maximumRetries: 2, maximumAgeMs: 21_600_000 });
  });

  it('take the dead-letter queue where there is no destination', () => {
    const template = load({ F: lambda({ DeadLetterConfig: { TargetArn: 'arn:q' } }) });
    expect(invokeConfigOf(ARN, template)).toMatchObject({ onFailure: 'arn:q' });
  });

  it('are refused where the machine could not honour them', () => {
    expect(() => functionsOf(load({ F: lambda({ Runtime: 'python3.13' }) }), () => '')).toThrow('python3.13');
    expect(() => onFailureOf({ OnSuccess: { Destination: 'arn:q' } })).toThrow('OnSuccess');
  });
});

describe('the settings of a stream mapping', () => {
  const mapping = (properties: JsonObject) =>
    streamMappingsOf(
      load({
        M: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: 'arn:aws:dynamodb:us-east-1:1:table/t/stream/1',
            FunctionName: 'f',
            ...properties,
          },
        },
      }),
    );

  it('have the defaults of Lambda: without end, and everything is wanted', () => {
    const [plain] = mapping({ MaximumRetryAttempts: -1 });
    expect(plain).toMatchObject({ batchSize: 100, bisect: false, maximumRetries: Number.POSITIVE_INFINITY });
    expect(plain?.accepts({})).toBe(true);
  });

  it('leave out what is disabled or reads no stream', () => {
    expect(mapping({ Enabled: false })).toEqual([]);
    expect(mapping({ EventSourceArn: 'arn:aws:sqs:us-east-1:1:q' })).toEqual([]);
  });

  it('are refused when one is unknown', () => {
    expect(() => mapping({ TumblingWindowInSeconds: 5 })).toThrow('TumblingWindowInSeconds');
  });
});

describe('the settings of an HTTP API', () => {
  const api = (route: JsonObject, integration: JsonObject = {}, properties: JsonObject = { ProtocolType: 'HTTP' }) =>
    apiOf(
      load({
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: properties },
        Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'live' } },
        I: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            IntegrationType: 'AWS_PROXY',
            PayloadFormatVersion: '2.0',
            IntegrationUri: ARN,
            ...integration,
          },
        },
        R: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            RouteKey: '$default',
            Target: { 'Fn::Sub': ['integrations/@'.replace('@', ['$', '{I}'].join('')), {}] },
            ...route,
          },
        },
      }),
    );

  it('make a route of $default, open unless it says otherwise', () => {
    expect(api({})).toMatchObject({
      stage: 'live',
      routes: [{ key: '$default', method: 'ANY', signed: false, functionArn: ARN }],
      routeThrottles: {},
    });
  });

  it.each<[string, () => unknown]>([
    ['CUSTOM', () => api({ AuthorizationType: 'CUSTOM' })],
    ['AuthorizerId', () => api({ AuthorizationType: 'JWT' })],
    ['no authorizer nobody', () => api({ AuthorizationType: 'JWT', AuthorizerId: 'nobody' })],
    ['2.0', () => api({}, { PayloadFormatVersion: '1.0' })],
    ['nobody', () => api({ Target: 'integrations/nobody' })],
    ['https://example.com', () => api({}, { IntegrationUri: 'https://example.com' })],
    ['HTTP', () => api({}, {}, { ProtocolType: 'WEBSOCKET' })],
    ['exactly one', () => apiOf(load({}))],
  ])('are refused when the machine could not serve them: %s', (named, make) => {
    expect(make).toThrow(named);
  });
});
