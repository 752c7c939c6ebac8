import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { JsonObject, PolicyDocument } from '../../local/aws/gateway/service';
import type { AuthorizedCall } from '../../local/aws/iam/call-log';
import { evaluate } from '../../local/aws/iam/evaluate';
import { toPolicy } from '../../local/aws/iam/statement';
import { openState } from '../../local/aws/state/lmdb-state';
import { type Grant, grantsOf, openTo, verdictOn } from './least-privilege/grants';
import { resourcePoliciesOf } from './least-privilege/resource-policies';
import { callsOf, type LeastPrivilegeRun, play } from './least-privilege/scene';
import { tampering } from './least-privilege/tampering';

/** What AWS needs and one machine does not use. Everything else that the template allows is used. */
const excused: readonly { readonly grants: RegExp; readonly because: string }[] = [
  {
    grants: /: xray:Put(TraceSegments|TelemetryRecords) on \*$/,
    because: 'Lambda and Step Functions send traces with these; one machine traces nothing.',
  },
  {
    grants: /^ApprovalMachineRole\w+: xray:GetSampling(Rules|Targets) on \*$/,
    because: 'Step Functions asks X-Ray which executions to trace.',
  },
  {
    grants:
      /^ApprovalMachineRole\w+: logs:\w+(LogDelivery|LogDeliveries|LogGroups|ResourcePolicy|ResourcePolicies) on \*$/,
    because: 'Step Functions sets up its log delivery with these; one machine writes a file.',
  },
  {
    grants: /^cloudwatch\.amazonaws\.com at Alarms/,
    because: 'CloudWatch publishes its alarms; one machine raises none.',
  },
  {
    grants: /^EventsPublishEventsRole\w+: sqs:SendMessage on .*UndeliveredChanges/,
    because: 'Lambda gives up a record of the audit stream after 24 hours.',
  },
  {
    grants: /^events\.amazonaws\.com at quiesce-UndeliveredChanges\w+: sqs:SendMessage/,
    because: 'EventBridge gives up an event after 24 hours.',
  },
  {
    grants: /^CustomCDKBucketDeployment\w+: /,
    because: 'CDK copies the files of the console with it in a deploy; one machine serves them from its disk.',
  },
];
const isExcused = ({ name }: Grant) => excused.some(({ grants }) => grants.test(name));

let scene: LeastPrivilegeRun;
let calls: readonly AuthorizedCall[];
let grants: readonly Grant[];
beforeAll(async () => {
  scene = await play();
  calls = callsOf(scene.stage);
  grants = grantsOf(scene.template);
}, 300_000);
afterAll(() => scene?.close(), 30_000);

describe('of what the template allows', () => {
  it('everything was needed: without any one grant a call that was made would have been refused', () => {
    const idle = grants.map((grant) => [verdictOn(grant, calls), grant] as const);
    const found = idle.filter(([verdict, grant]) => verdict !== 'needed' && !isExcused(grant));
    expect(found.map(([verdict, { name }]) => `${verdict}: ${name}`)).toEqual([]);
  });

  it('nothing is excused that was needed after all or is not there', () => {
    const idle = grants.filter((grant) => verdictOn(grant, calls) === 'unused');
    expect(grants.filter(isExcused).filter((grant) => !idle.includes(grant))).toEqual([]);
    expect(excused.filter((excuse) => !idle.some(({ name }) => excuse.grants.test(name)))).toEqual([]);
  });

  it('nothing was missing: no role was refused anything but schedules pointed at a foreign function', () => {
    const roles = scene.template.ofType('AWS::IAM::Role').map(({ logicalId }) => logicalId);
    const refused = calls.filter(({ role, allowed }) => !allowed && roles.includes(role));
    const misdirected = ['BoundariesSchedulerRole', 'NoticesSchedulerRole'].map((role) => ({
      role: scene.admin.find('AWS::IAM::Role', role).logicalId,
      action: 'lambda:InvokeFunction',
      resource: scene.admin.find('AWS::Lambda::Function', 'FunctionsAdminApi').arn,
    }));
    const byRole = refused.sort((one, other) => one.role.localeCompare(other.role));
    expect(byRole.map(({ role, action, resource }) => ({ role, action, resource }))).toEqual(misdirected);
    // One for each thing that was lost, and one more if a mail of the run before was still under way when that was killed.
    expect([8, 9].map((repairs) => ({ repairs, failures: 0 }))).toContainEqual({
      repairs: Object(scene.repaired).repairs,
      failures: Object(scene.repaired).failures,
    });
  });

  it('nothing is open to other keys, sources, accounts or services than those it names', () => {
    const open = grants.flatMap((grant) => openTo(grant, calls).map((to) => `${grant.name} is open to ${to}`));
    expect(open).toEqual([]);
  });
});

/** Policies of resources that deny something, with the statements that do. */
const denials = () =>
  resourcePoliciesOf(scene.template)
    .map((one) => ({ ...one, denying: one.policy.Statement.filter(({ Effect }) => Effect === 'Deny') }))
    .filter(({ denying }) => denying.length > 0);

const forbidsPlainText = (statement: JsonObject) => JSON.stringify(statement.Condition) === plainText;
const plainText = JSON.stringify({ Bool: { 'aws:SecureTransport': 'false' } });

/** What somebody who may do everything would be answered. The gateway counts as TLS, so plain text can only be replayed. */
function replay({ action, resource, context }: AuthorizedCall, secure: boolean, resourcePolicy: PolicyDocument) {
  return evaluate({
    principal: { kind: 'AWS', arn: String(context['aws:PrincipalArn']) },
    action,
    resource,
    context: { ...context, 'aws:SecureTransport': String(secure) },
    identityPolicies: [{ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    resourcePolicy,
  });
}

describe('of what the template denies', () => {
  it('nothing is left unattacked', () => {
    const others = denials().filter(({ denying }) => !denying.every(forbidsPlainText));
    expect(others.map(({ name }) => name)).toEqual([scene.admin.audit]);
  });

  it('the audit entries resist an administrator who may do everything else', async () => {
    const { admin, stage } = scene;
    const Key = { chain: 'busy', seq: '000000000001' };
    const read = () => admin.database.send(new GetCommand({ TableName: admin.audit, Key }));
    const before = (await read()).Item;
    const attacks = tampering(admin.database, admin.audit, Key);
    for (const attempt of Object.values(attacks).flat()) {
      await expect(attempt()).rejects.toThrow(/explicit deny/);
    }
    const [table] = denials().filter(({ name }) => name === admin.audit);
    expect(table?.denying.flatMap(({ Action }) => Action).sort()).toEqual(Object.keys(attacks).sort());
    expect(before).toMatchObject(Key);
    expect((await read()).Item).toEqual(before);
    expect(await stage.chainVerifies('busy')).toBe(true);
  });

  it('every queue and topic refuses over plain text what it accepted over TLS', async () => {
    await scene.admin.publish(scene.admin.find('AWS::SNS::Topic', 'Alarms').arn);
    const topics = await personalTopics();
    // Who is no approver is mailed nothing.
    for (const { arn } of topics.filter(({ arn }) => arn.endsWith('-administrator'))) await scene.admin.publish(arn);
    const made = callsOf(scene.stage).filter(({ allowed }) => allowed);
    const guarded = [...denials().filter(({ name }) => name !== scene.admin.audit), ...topics];
    for (const { name, arn, policy } of guarded) {
      const accepted = made.filter(({ resource, action }) => resource === arn && /^(sqs:|sns:Publish)/.test(action));
      expect({ name, calls: accepted.length }).not.toEqual({ name, calls: 0 });
      expect(new Set(accepted.map((call) => replay(call, true, policy)))).toEqual(new Set(['allowed']));
      expect(new Set(accepted.map((call) => replay(call, false, policy)))).toEqual(new Set(['explicit-deny']));
    }
    expect(guarded).toHaveLength(3 + 1 + 5);
  });
});

/** Topics made at run time, with the policies that lie on the machine's disk. */
async function personalTopics() {
  const state = openState(scene.stage.directory);
  const topics = state.map<{ readonly Policy?: string }>('sns-topics').entries();
  await state.close();
  return topics.map(([arn, { Policy = '{}' }]) => ({ name: arn, arn, policy: toPolicy(JSON.parse(Policy), arn) }));
}
