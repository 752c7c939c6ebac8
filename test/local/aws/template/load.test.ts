import type { JsonObject } from '../../../../local/aws/gateway/service';
import type { RawTemplate } from '../../../../local/aws/template/cloudformation';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';

/** Written with `@{` where the template has a dollar sign. */
const sub = (text: string) => text.replaceAll('@{', ['$', '{'].join(''));
const place = placeAt(4560, 'quiesce');
const load = (resources: RawTemplate['Resources'], more: Partial<RawTemplate> = {}) =>
  loadTemplate({ Resources: resources, ...more }, place);
const tagged = (value: JsonObject[string], more: Partial<RawTemplate> = {}) =>
  load(
    {
      Probe: { Type: 'AWS::Logs::MetricFilter', Properties: { Value: value } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'near' } },
      Api: { Type: 'AWS::ApiGatewayV2::Api' },
    },
    more,
  ).byLogicalId('Probe').properties.Value;

describe('the template', () => {
  it.each<[string, JsonObject, unknown]>([
    ['Ref', { Ref: 'Queue' }, 'http://localhost:4566/123456789012/near'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:123456789012:near'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Api.ApiEndpoint' }, 'http://127.0.0.1:4560'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 3]] }, 'a-aws-3'],
    [
      'Sub',
      { 'Fn::Sub': sub('@{AWS::AccountId}/@{Queue.QueueName}/@{!Literal}') },
      sub('123456789012/near/@{Literal}'),
    ],
    ['Sub with variables', { 'Fn::Sub': [sub('@{X}'), { X: { Ref: 'AWS::StackName' } }] }, 'quiesce'],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['If', { 'Fn::If': ['Here', 'yes', 'no'] }, 'yes'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'Large'] }, 12],
    ['a parameter', { Ref: 'Limit' }, 7],
  ])('resolves %s', (_name, value, expected) => {
    const more: Partial<RawTemplate> = {
      Conditions: {
        Here: {
          'Fn::And': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, { 'Fn::Not': [{ Condition: 'There' }] }],
        },
        There: { 'Fn::Or': [{ 'Fn::Equals': ['a', 'b'] }] },
      },
      Mappings: { Sizes: { 'us-east-1': { Large: 12 } } },
      Parameters: { Limit: { Default: 7 } },
    };
    expect(tagged(value, more)).toEqual(expected);
  });

  it('leaves out what AWS::NoValue stands for, and resources whose condition is false', () => {
    const template = load(
      {
        Kept: {
          Type: 'AWS::Logs::MetricFilter',
          Properties: { A: { Ref: 'AWS::NoValue' }, B: ['x', { Ref: 'AWS::NoValue' }] },
        },
        Dropped: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
      },
      { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
    );
    expect(template.resources.map(({ logicalId }) => logicalId)).toEqual(['Kept']);
    expect(template.byLogicalId('Kept').properties).toEqual({ B: ['x'] });
  });

  it.each<[string, RawTemplate['Resources'], string]>([
    ['a resource type', { Lake: { Type: 'AWS::Lake::Formation' } }, 'Lake is of type AWS::Lake::Formation'],
    ['an intrinsic', { Q: { Type: 'AWS::SQS::Queue', Properties: { A: { 'Fn::Cidr': [] } } } }, 'Fn::Cidr'],
    ['a reference', { Q: { Type: 'AWS::SQS::Queue', Properties: { A: { Ref: 'Nobody' } } } }, 'Nobody'],
    [
      'an attribute',
      { Q: { Type: 'AWS::SQS::Queue', Properties: { A: { 'Fn::GetAtt': ['Q', 'Colour'] } } } },
      'Colour',
    ],
  ])('fails on %s it does not know, naming it', (_name, resources, named) => {
    expect(() => load(resources)).toThrow(named);
  });

  it('finds resources by type, logical id and ARN', () => {
    const template = load({ Queue: { Type: 'AWS::SQS::Queue' } });
    const [queue] = template.ofType('AWS::SQS::Queue');
    expect(queue?.physicalId).toBe('http://localhost:4566/123456789012/quiesce-Queue');
    expect(template.byArn('arn:aws:sqs:us-east-1:123456789012:quiesce-Queue')).toBe(queue);
    expect(() => template.byLogicalId('Other')).toThrow('Other');
  });
});
