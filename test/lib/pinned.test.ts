import { pinned } from './pinned';
import { pinnedConsole } from './pinned-console';
import { makeApp, synthesize } from './synthesize';

interface Rule {
  /** Properties that cannot be changed in place: CloudFormation makes a new resource and removes the old one. */
  readonly createOnly: readonly string[];
  /** What would be gone with the old resource, or stay with it unseen. */
  readonly holds?: string;
}

const nothing: Rule = { createOnly: [] };

/**
 * Every type of the template. Which properties are create-only, the resource's page says ("Update requires: Replacement"):
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * Types without `holds` and without a name of their own can be replaced at any time, so theirs are not listed.
 */
const rules: Readonly<Record<string, Rule>> = {
  'AWS::ApiGatewayV2::Api': { createOnly: ['ProtocolType'], holds: 'the URL that callers and mailed links have' },
  'AWS::ApiGatewayV2::Integration': nothing,
  'AWS::ApiGatewayV2::Route': nothing,
  'AWS::ApiGatewayV2::Stage': { createOnly: ['StageName'], holds: 'the URL' },
  'AWS::CloudFront::CachePolicy': { createOnly: [], holds: 'a name (CachePolicyConfig.Name)' },
  'AWS::CloudFront::Distribution': { createOnly: [], holds: 'the domain that DNS points to' },
  'AWS::CloudFront::Function': { createOnly: ['Name'], holds: 'associations of other distributions' },
  'AWS::CloudFront::KeyValueStore': { createOnly: ['Name'], holds: 'armed windows' },
  'AWS::CloudFront::OriginRequestPolicy': { createOnly: [], holds: 'a name (OriginRequestPolicyConfig.Name)' },
  'AWS::CloudFront::OriginAccessControl': { createOnly: [], holds: 'a name (OriginAccessControlConfig.Name)' },
  'AWS::CloudFront::ResponseHeadersPolicy': { createOnly: [], holds: 'a name (ResponseHeadersPolicyConfig.Name)' },
  'AWS::ApiGatewayV2::Authorizer': { createOnly: [], holds: 'the sign-in of each route' },
  'AWS::Cognito::ManagedLoginBranding': { createOnly: ['UserPoolId', 'ClientId'], holds: 'how managed login looks' },
  'AWS::Cognito::UserPool': { createOnly: [], holds: 'the people who can sign in' },
  'AWS::Cognito::UserPoolClient': {
    createOnly: ['UserPoolId', 'GenerateSecret'],
    holds: 'the client id that consoles have',
  },
  'AWS::Cognito::UserPoolDomain': { createOnly: ['UserPoolId', 'Domain'], holds: 'the address of the sign-in page' },
  'AWS::Cognito::UserPoolGroup': { createOnly: ['UserPoolId', 'GroupName'], holds: 'who has which role' },
  'AWS::Cognito::UserPoolResourceServer': {
    createOnly: ['UserPoolId', 'Identifier'],
    holds: 'the scope of the console',
  },
  'AWS::Lambda::LayerVersion': nothing,
  'AWS::S3::Bucket': { createOnly: ['BucketName'], holds: 'files' },
  'AWS::S3::BucketPolicy': nothing,
  'Custom::CDKBucketDeployment': nothing,
  'AWS::CloudWatch::Alarm': nothing,
  'AWS::DynamoDB::GlobalTable': {
    createOnly: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
    holds: 'everything that was requested, decided and recorded',
  },
  'AWS::Events::Rule': nothing,
  'AWS::IAM::ManagedPolicy': {
    createOnly: ['ManagedPolicyName', 'Path', 'Description'],
    holds: 'attachments to people’s users and roles',
  },
  'AWS::IAM::Policy': nothing,
  'AWS::IAM::Role': nothing,
  'AWS::Lambda::EventInvokeConfig': nothing,
  'AWS::Lambda::EventSourceMapping': nothing,
  'AWS::Lambda::Function': nothing,
  'AWS::Lambda::Permission': nothing,
  'AWS::Logs::LogGroup': { createOnly: ['LogGroupName'], holds: 'logs' },
  'AWS::Logs::MetricFilter': nothing,
  'AWS::SNS::Subscription': { createOnly: ['Protocol', 'Endpoint'], holds: 'the confirmation of a mailbox' },
  'AWS::SNS::Topic': { createOnly: ['TopicName', 'FifoTopic'], holds: 'subscriptions' },
  'AWS::SNS::TopicPolicy': nothing,
  'AWS::SQS::Queue': { createOnly: ['QueueName', 'FifoQueue'], holds: 'messages' },
  'AWS::SQS::QueuePolicy': nothing,
  'AWS::Scheduler::Schedule': nothing,
  'AWS::Scheduler::ScheduleGroup': { createOnly: ['Name'], holds: 'schedules made at run time' },
  'AWS::StepFunctions::StateMachine': {
    createOnly: ['StateMachineName', 'StateMachineType'],
    holds: 'running executions',
  },
};

const template = synthesize({ alarmEmail: 'ops@example.com', announce: true }, bothFunctions());
const resources = Object.entries<{ readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>(
  template.toJSON().Resources,
);

function bothFunctions() {
  const code = 'function handler(event) { return event.request; }';
  return { viewerRequest: code, viewerResponse: code };
}

/** What of a resource may not change while it exists. */
function createOnlyOf({ Type, Properties }: (typeof resources)[number][1]) {
  return Object.fromEntries(
    (rules[Type]?.createOnly ?? []).flatMap((name) => (name in Properties ? [[name, Properties[name]]] : [])),
  );
}

describe('a deployed stack', () => {
  it('has no type of resource of which nobody said what it holds', () => {
    expect(resources.filter(([, { Type }]) => !(Type in rules)).map(([id, { Type }]) => `${id} is ${Type}`)).toEqual(
      [],
    );
  });

  /**
   * A construct that is renamed or moved gets another logical id, and so another resource: an empty table, an empty store, or,
   * where the name is fixed, an update that fails because the name is taken. So does a create-only property that changes.
   */
  it('keeps what holds something, or has a fixed name, under its logical id, with all that cannot be changed in place', () => {
    const kept = resources.filter(([, { Type }]) => rules[Type]?.holds !== undefined);
    const found = Object.fromEntries(kept.map(([id, one]) => [`${one.Type} ${id}`, createOnlyOf(one)]));
    expect(found).toEqual({ ...pinned, ...pinnedConsole });
  });

  it('gives no other resource a fixed name', () => {
    const nameless = resources.filter(([, { Type }]) => rules[Type]?.holds === undefined);
    const named = nameless.flatMap(([id, { Properties }]) =>
      ['Name', 'FunctionName', 'RoleName', 'FilterName', 'ManagedPolicyName']
        .filter((property) => typeof Properties[property] === 'string')
        .map((property) => `${id}.${property}`),
    );
    expect(named).toEqual([]);
  });

  it('calls an alarm’s construct by the alarm’s name, so that neither changes without the other', () => {
    const alarms = resources.filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
    for (const [id, { Properties }] of alarms) {
      const name = String(Properties.AlarmName).replace('quiesce', 'Alarms').replaceAll('-', '');
      expect(id.replace(/[0-9A-F]{8}$/, '')).toBe(name);
    }
    expect(alarms.length).toBe(6);
  });

  it('is protected against deletion', () => {
    expect(makeApp().stack.terminationProtection).toBe(true);
  });
});
