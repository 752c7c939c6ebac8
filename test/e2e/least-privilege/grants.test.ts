import type { JsonObject } from '../../../local/aws/gateway/service';
import { loadTemplate } from '../../../local/aws/template/load';
import { placeAt } from '../../../local/aws/template/place';
import { grantsOf, openTo, verdictOn } from './grants';

const allow = (Action: readonly string[], Resource: string, Condition: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});
const call = (action: string, resource: string, ...keys: string[]) => ({
  role: 'Role',
  action,
  resource,
  context: { 'dynamodb:LeadingKeys': keys.length > 0 ? keys : ['A'] },
  allowed: true,
});

function judged(statements: readonly JsonObject[], calls: readonly ReturnType<typeof call>[]) {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  const Policies = [{ PolicyDocument: { Statement: statements } }];
  const Properties = { AssumeRolePolicyDocument: { Statement: [trust] }, Policies };
  const template = loadTemplate({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties } } }, placeAt(1, 'q'));
  const grants = grantsOf(template).filter(({ name }) => !name.includes('sts:'));
  return grants.map((grant) => [grant.name, verdictOn(grant, calls), openTo(grant, calls)]);
}

describe('a grant', () => {
  it('is needed when a call was made that nothing else allows, and unused when none was made', () => {
    expect(judged([allow(['a:Read', 'a:Write'], 'x')], [call('a:Read', 'x')])).toEqual([
      ['Role: a:Read on x', 'needed', []],
      ['Role: a:Write on x', 'unused', []],
    ]);
  });

  it('is redundant when another allows the same calls', () => {
    const statements = [allow(['a:Read'], 'x*'), allow(['a:Read'], 'xy')];
    expect(judged(statements, [call('a:Read', 'xy'), call('a:Read', 'xz')])).toEqual([
      ['Role: a:Read on x*', 'needed', []],
      ['Role: a:Read on xy', 'redundant', []],
    ]);
  });

  it('is judged by each value of its condition', () => {
    const keys = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['A', 'B'] } };
    expect(judged([allow(['a:Read'], 'x', keys)], [call('a:Read', 'x')])).toEqual([
      ['Role: a:Read on x if dynamodb:LeadingKeys is A', 'needed', []],
      ['Role: a:Read on x if dynamodb:LeadingKeys is B', 'unused', []],
    ]);
  });

  it('is needed for each value that a call asks for together with others', () => {
    const keys = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['A', 'B', 'C'] } };
    expect(judged([allow(['a:Read'], 'x', keys)], [call('a:Read', 'x', 'A', 'B')])).toEqual([
      ['Role: a:Read on x if dynamodb:LeadingKeys is A', 'needed', []],
      ['Role: a:Read on x if dynamodb:LeadingKeys is B', 'needed', []],
      ['Role: a:Read on x if dynamodb:LeadingKeys is C', 'unused', []],
    ]);
  });

  it('is open when another statement lets in what its condition keeps out', () => {
    const keys = { StringLike: { 'dynamodb:LeadingKeys': 'A' } };
    expect(judged([allow(['a:Read'], 'x', keys), allow(['a:*'], 'x')], [call('a:Read', 'x')])).toEqual([
      ['Role: a:Read on x', 'redundant', ['dynamodb:LeadingKeys']],
      ['Role: a:* on x', 'redundant', []],
    ]);
  });
});
