import type { JsonObject } from '../../../../local/aws/gateway/service';
import { evaluate, type Principal, type Question } from '../../../../local/aws/iam/evaluate';

const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/control';
const caller = { kind: 'AWS', arn: 'arn:aws:iam::123456789012:role/reader' } as const;
const allow = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: TABLE,
  ...more,
});
const ask = (statements: readonly JsonObject[], more: Partial<Question> = {}) =>
  evaluate({
    principal: caller,
    action: 'dynamodb:GetItem',
    resource: TABLE,
    context: { 'aws:SecureTransport': 'true' },
    identityPolicies: [{ Statement: statements }],
    ...more,
  });

describe('the policy evaluator', () => {
  it('allows what a statement names and nothing else', () => {
    expect(ask([allow()])).toBe('allowed');
    expect(ask([allow()], { action: 'dynamodb:PutItem' })).toBe('implicit-deny');
    expect(ask([allow()], { resource: `${TABLE}/index/bySite` })).toBe('implicit-deny');
    expect(ask([])).toBe('implicit-deny');
  });

  it('lets an explicit deny win over any allow', () => {
    const deny = allow({ Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' });
    expect(ask([allow(), deny])).toBe('explicit-deny');
    expect(ask([allow()], { resourcePolicy: { Statement: [{ ...deny, Principal: { AWS: '*' } }] } })).toBe(
      'explicit-deny',
    );
  });

  it('reads wildcards in actions regardless of case, in resources exactly', () => {
    expect(ask([allow({ Action: ['DYNAMODB:get*'], Resource: 'arn:aws:dynamodb:*:*:table/contro?' })])).toBe('allowed');
    expect(ask([allow({ Resource: TABLE.toUpperCase() })])).toBe('implicit-deny');
    expect(ask([allow({ Resource: TABLE.replace('table/', 'tableX') })])).toBe('implicit-deny');
  });

  it('honours NotAction and NotResource', () => {
    expect(ask([{ Effect: 'Allow', NotAction: 'dynamodb:Put*', Resource: '*' }])).toBe('allowed');
    expect(ask([{ Effect: 'Allow', NotAction: 'dynamodb:Get*', Resource: '*' }])).toBe('implicit-deny');
    expect(ask([{ Effect: 'Allow', Action: '*', NotResource: TABLE }])).toBe('implicit-deny');
  });

  it.each<[string, JsonObject, Record<string, string | string[]>, string]>([
    ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, {}, 'allowed'],
    ['StringEquals', { StringEquals: { 'a:b': ['x', 'y'] } }, { 'A:B': 'y' }, 'allowed'],
    ['StringEquals, other value', { StringEquals: { 'a:b': 'x' } }, { 'a:b': 'z' }, 'implicit-deny'],
    ['StringNotEquals', { StringNotEquals: { 'a:b': ['x', 'y'] } }, { 'a:b': 'y' }, 'implicit-deny'],
    ['StringLike', { StringLike: { 'a:b': 'SITE#*' } }, { 'a:b': 'SITE#shop' }, 'allowed'],
    ['ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*' } }, { 'aws:SourceArn': 'arn:aws:sns:x' }, 'allowed'],
    ['NumericLessThan', { NumericLessThan: { 'a:n': '5' } }, { 'a:n': '4' }, 'allowed'],
    ['Null', { Null: { 'a:b': 'true' } }, {}, 'allowed'],
    ['IfExists', { StringEqualsIfExists: { 'a:b': 'x' } }, {}, 'allowed'],
    ['ForAllValues', { 'ForAllValues:StringLike': { 'a:k': 'S*' } }, { 'a:k': ['S1', 'T'] }, 'implicit-deny'],
    ['ForAnyValue', { 'ForAnyValue:StringLike': { 'a:k': 'S*' } }, { 'a:k': ['S1', 'T'] }, 'allowed'],
  ])('honours the condition %s', (_name, condition, context, verdict) => {
    expect(ask([allow({ Condition: condition })], { context: { 'aws:SecureTransport': 'true', ...context } })).toBe(
      verdict,
    );
  });

  it.each([
    ['an element', allow({ NotPrincipal: '*' }), 'NotPrincipal'],
    ['an operator', allow({ Condition: { DateLessThan: { 'aws:CurrentTime': 'x' } } }), 'DateLessThan'],
    ['a condition key', allow({ Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }), 'aws:SourceVpc'],
    ['a policy variable', allow({ Resource: ['arn:aws:iam::x:user/$', '{aws:username}'].join('') }), 'variables'],
    ['an effect', allow({ Effect: 'Maybe' }), 'effect'],
  ])('fails on %s it does not know, instead of allowing', (_name, statement, named) => {
    expect(() => ask([statement])).toThrow(named);
  });

  it('lets a resource policy allow alone, for the principals it names', () => {
    const permitted = allow({ Principal: { Service: 'apigateway.amazonaws.com' } });
    const service: Principal = { kind: 'Service', name: 'apigateway.amazonaws.com' };
    const resourcePolicy = { Statement: [permitted] };
    expect(ask([], { principal: service, resourcePolicy })).toBe('allowed');
    expect(ask([], { resourcePolicy })).toBe('implicit-deny');
    expect(ask([], { resourcePolicy: { Statement: [allow({ Principal: { AWS: caller.arn } })] } })).toBe('allowed');
    expect(ask([], { resourcePolicy: { Statement: [allow({ Principal: '*' })] } })).toBe('allowed');
  });

  it.each(['123456789012', 'arn:aws:iam::123456789012:root'])('takes %s in a resource policy for delegation', (AWS) => {
    const resourcePolicy = { Statement: [allow({ Principal: { AWS } })] };
    expect(ask([], { resourcePolicy })).toBe('implicit-deny');
    expect(ask([allow()], { resourcePolicy })).toBe('allowed');
    const deny = allow({ Effect: 'Deny', Principal: { AWS } });
    expect(ask([allow()], { resourcePolicy: { Statement: [deny] } })).toBe('explicit-deny');
  });
});
