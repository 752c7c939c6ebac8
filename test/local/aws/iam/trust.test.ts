import type { JsonObject } from '../../../../local/aws/gateway/service';
import { assertTrusted } from '../../../../local/aws/iam/trust';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';
import { fakeRuntime } from '../../bench/fake-runtime';

const check = (trust: JsonObject, target: JsonObject = { RoleArn: { 'Fn::GetAtt': 'Role.Arn' } }) => {
  const Resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] },
      },
    },
    Nightly: { Type: 'AWS::Scheduler::Schedule', Properties: { GroupName: 'ours', Target: target } },
  };
  const { resources } = loadTemplate({ Resources }, placeAt(4560, 'quiesce'));
  return () => assertTrusted(fakeRuntime(resources));
};
const Principal = { Service: 'scheduler.amazonaws.com' };
const ofGroup = (group: string): JsonObject => ({
  StringEquals: { 'aws:SourceArn': `arn:aws:scheduler:us-east-1:123456789012:schedule-group/${group}` },
});

describe('trust policies', () => {
  it('pass when the service may assume the role for the schedule’s group', () => {
    expect(check({ Principal, Condition: ofGroup('ours') })).not.toThrow();
  });

  it('fail when they trust another service or another group', () => {
    expect(check({ Principal: { Service: 'lambda.amazonaws.com' } })).toThrow('Role does not trust scheduler');
    expect(check({ Principal, Condition: ofGroup('theirs') })).toThrow('Role does not trust scheduler');
  });

  it('fail when the role is not in the template', () => {
    expect(check({ Principal }, { RoleArn: 'arn:aws:iam::1:role/other' })).toThrow('arn:aws:iam::1:role/other');
  });
});
