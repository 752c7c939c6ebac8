import type { JsonObject } from '../../../../local/aws/gateway/service';
import { managedPolicyNamed, policiesOfRole } from '../../../../local/aws/iam/role-policies';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';

const allow = (action: string): JsonObject => ({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
const template = (managedArns: readonly (JsonObject | string)[]) =>
  loadTemplate(
    {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { Policies: [{ PolicyDocument: allow('a:Inline') }], ManagedPolicyArns: managedArns },
        },
        Own: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: allow('a:Own') } },
        Other: { Type: 'AWS::IAM::Policy', Properties: { Roles: ['other'], PolicyDocument: allow('a:Other') } },
        Managed: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName: 'quiesce-viewer', PolicyDocument: allow('a:Managed') },
        },
      },
    },
    placeAt(4560, 'quiesce'),
  );
const actionsOf = (managedArns: readonly (JsonObject | string)[]) => {
  const loaded = template(managedArns);
  const documents = policiesOfRole(loaded.byLogicalId('Role'), loaded);
  return documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
};

describe('the policies of a role', () => {
  it('are its own, those that point at it, and those it attaches', () => {
    expect(actionsOf([{ Ref: 'Managed' }])).toEqual(['a:Inline', 'a:Managed', 'a:Own']);
    expect(actionsOf(['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'])).toContain(
      'logs:PutLogEvents',
    );
  });

  it('are unknown when AWS keeps the document', () => {
    expect(() => actionsOf(['arn:aws:iam::aws:policy/AdministratorAccess'])).toThrow('AdministratorAccess');
  });

  it('are found by name for people, or not at all', () => {
    expect(managedPolicyNamed('quiesce-viewer', template([])).Statement).toHaveLength(1);
    expect(() => managedPolicyNamed('quiesce-king', template([]))).toThrow('quiesce-king');
  });

  it('are not guessed for a role with a permissions boundary', () => {
    const Properties = { PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
    const loaded = loadTemplate(
      { Resources: { Role: { Type: 'AWS::IAM::Role', Properties } } },
      placeAt(4560, 'quiesce'),
    );
    expect(() => policiesOfRole(loaded.byLogicalId('Role'), loaded)).toThrow('Role has a permissions boundary');
  });
});
