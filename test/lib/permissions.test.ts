import { environment } from '../../lambdas/functions/environment';
import { isOfDeployment, permissions } from './permissions';
import { spoken, synthesize } from './synthesize';

const template = synthesize();
const granted = permissions(template);
const ownResources = (type: string) =>
  Object.entries(template.findResources(type)).flatMap(([id, one]) => (isOfDeployment(id) ? [] : [one]));
const functions = ownResources('AWS::Lambda::Function').map(({ Properties }) => Properties);

const topics = 'arn:<Partition>:sns:<Region>:<AccountId>:quiesce-approver-*';
const noticeTopics = 'arn:<Partition>:sns:<Region>:<AccountId>:quiesce-notices-*';
const reminders = 'arn:<Partition>:scheduler:<Region>:<AccountId>:schedule/quiesce-notices/n-*';
const schedules = 'arn:<Partition>:scheduler:<Region>:<AccountId>:schedule/quiesce-boundaries/w-*';
const keyed = (action: string, ...keys: string[]) =>
  `dynamodb:${action} on DataControl if dynamodb:LeadingKeys is ${keys.join(' or ')}`;
/** What commands of the Admin API decide on and change. */
const decided = ['SITE#*', 'BYPASS#*', 'HOSTNAME#*', 'WINDOW#*', 'PROPOSAL#*', 'IDEMPOTENCY#*'];
const streamReads = [
  'dynamodb:DescribeStream on DataControl.StreamArn',
  'dynamodb:GetRecords on DataControl.StreamArn',
  'dynamodb:GetShardIterator on DataControl.StreamArn',
  'dynamodb:ListStreams on DataControl/stream/*',
];

/** Besides its own log group, which every function may write, and tracing. */
const expected: Readonly<Record<string, readonly string[]>> = {
  FunctionsAdminApiRole: [
    keyed('BatchGetItem', ...decided, 'ORG', 'DIRECTORY', 'STORE', 'PUBLISH', 'EDGE#*', 'PROOF#*'),
    keyed('GetItem', 'SITE#*', 'BYPASS#*', 'EDGE#*'),
    'dynamodb:PutItem on DataAudit',
    'dynamodb:Query on DataAudit',
    'dynamodb:Query on DataControl/index/bySite',
    'dynamodb:Query on DataControl/index/byStatus',
    'dynamodb:Query on DataControl/index/byType',
    keyed('ConditionCheckItem', 'SITE#*', 'BYPASS#*', 'DIRECTORY'),
    keyed('DeleteItem', 'SITE#*', 'BYPASS#*', 'HOSTNAME#*', 'QUESTIONS'),
    keyed('PutItem', ...decided, 'PUBLISH', 'MAIL', 'PROOF', 'PLAN#*', 'QUESTIONS'),
    keyed('Query', 'ATTEMPTS#*', 'QUESTIONS'),
    keyed('UpdateItem', 'STORE'),
    'lambda:InvokeFunction on FunctionsApproverDirectory',
    'lambda:InvokeFunction on PublisherPublishEdge',
  ],
  // Reads task tokens and hashes of links beside what it shows, and writes nothing.
  FunctionsEvidenceRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'SITE#*', 'PLAN#*', 'ASKED#*', 'PROOF#*'),
    'dynamodb:BatchGetItem on DataAudit',
    'dynamodb:Query on DataAudit/index/bySubject',
    keyed('Query', 'ATTEMPTS#*', 'PUBLISHES#*'),
  ],
  FunctionsApprovalPageRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'ATTEMPTS#*', 'SITE#*', 'DIRECTORY', 'STORE'),
    'dynamodb:PutItem on DataAudit',
    keyed('ConditionCheckItem', 'SITE#*', 'DIRECTORY'),
    keyed('DeleteItem', 'QUESTIONS'),
    keyed('PutItem', 'WINDOW#*', 'PROPOSAL#*', 'ATTEMPTS#*', 'SITE#*', 'PUBLISH', 'MAIL'),
    keyed('UpdateItem', 'STORE'),
  ],
  FunctionsApproverDirectoryRole: [
    keyed('BatchGetItem', 'SITE#*', 'WINDOW#*', 'PROPOSAL#*', 'ORG', 'DIRECTORY', 'IDEMPOTENCY#*', 'RECONCILE'),
    'dynamodb:PutItem on DataAudit if dynamodb:LeadingKeys is ORG',
    'dynamodb:Query on DataControl/index/byStatus',
    'dynamodb:Query on DataControl/index/byType',
    keyed('PutItem', 'DIRECTORY', 'ORG', 'IDEMPOTENCY#*'),
    `sns:ConfirmSubscription on ${topics}`,
    `sns:CreateTopic on ${topics}`,
    `sns:DeleteTopic on ${topics}`,
    `sns:ListSubscriptionsByTopic on ${topics}`,
    `sns:Publish on ${topics}`,
    `sns:SetTopicAttributes on ${topics}`,
    `sns:Subscribe on ${topics}`,
    'sqs:SendMessage on UndeliveredChanges',
  ],
  ApprovalNotifyApproversRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY'),
    keyed('ConditionCheckItem', 'WINDOW#*', 'PROPOSAL#*'),
    keyed('PutItem', 'ASKED#*'),
    `sns:Publish on ${topics}`,
    'sqs:SendMessage on UndeliveredChanges',
  ],
  ApprovalConcludeRequestRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY'),
    'dynamodb:PutItem on DataAudit',
    keyed('ConditionCheckItem', 'WINDOW#*', 'PROPOSAL#*'),
    keyed('PutItem', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'MAIL'),
    `sns:Publish on ${topics}`,
  ],
  OutboxOnControlChangeRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY'),
    'dynamodb:PutItem on DataAudit',
    keyed('PutItem', 'WINDOW#*', 'SITE#*', 'PUBLISH', 'MAIL'),
    ...streamReads,
    'iam:PassRole on BoundariesSchedulerRole if iam:PassedToService is scheduler.amazonaws.com',
    'lambda:InvokeFunction on ApprovalNotifyApprovers',
    'lambda:InvokeFunction on ProofsProveFlip',
    `scheduler:CreateSchedule on ${schedules}`,
    `scheduler:DeleteSchedule on ${schedules}`,
    `scheduler:GetSchedule on ${schedules}`,
    `scheduler:UpdateSchedule on ${schedules}`,
    'sqs:SendMessage on BoundariesNearBoundaries',
    'sqs:SendMessage on UndeliveredChanges',
    'states:SendTaskSuccess on ApprovalMachine',
    'states:StartExecution on ApprovalMachine',
  ],
  BoundariesFlipWindowRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'SITE#*'),
    'dynamodb:PutItem on DataAudit',
    keyed('PutItem', 'WINDOW#*', 'SITE#*', 'PUBLISH', 'MAIL', 'PROOF'),
    'sqs:DeleteMessage on BoundariesNearBoundaries',
    'sqs:GetQueueAttributes on BoundariesNearBoundaries',
    'sqs:ReceiveMessage on BoundariesNearBoundaries',
    'sqs:SendMessage on UndeliveredBoundaries',
  ],
  // What it calls, people chose: it reads and writes nothing but what is to be proved, and the proofs.
  ProofsProveFlipRole: [
    keyed('BatchGetItem', 'PROOF', 'PROOF#*'),
    keyed('DeleteItem', 'PROOF'),
    keyed('PutItem', 'PROOF#*'),
    'sqs:SendMessage on UndeliveredChanges',
  ],
  PublisherPublishEdgeRole: [
    'cloudfront-keyvaluestore:DescribeKeyValueStore on GateStore',
    'cloudfront-keyvaluestore:ListKeys on GateStore',
    'cloudfront-keyvaluestore:UpdateKeys on GateStore',
    keyed('BatchGetItem', 'SITE#*', 'EDGE#*', 'STORE'),
    keyed('GetItem', 'SITE#*', 'BYPASS#*', 'EDGE#*', 'STORE'),
    ...streamReads,
    'dynamodb:Query on DataControl/index/byType',
    keyed('ConditionCheckItem', 'STORE', 'SITE#*'),
    keyed('DeleteItem', 'EDGE#*', 'PUBLISH'),
    keyed('PutItem', 'SITE#*', 'EDGE#*', 'STORE', 'PUBLISH', 'PUBLISHES#*'),
    keyed('Query', 'PUBLISH'),
    keyed('UpdateItem', 'STORE'),
    'sqs:SendMessage on UndeliveredChanges',
  ],
  EventsPublishEventsRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'PROPOSAL#*', 'SITE#*'),
    'dynamodb:DescribeStream on DataAudit.StreamArn',
    'dynamodb:GetRecords on DataAudit.StreamArn',
    'dynamodb:GetShardIterator on DataAudit.StreamArn',
    'dynamodb:ListStreams on DataAudit/stream/*',
    'events:PutEvents on arn:<Partition>:events:<Region>:<AccountId>:event-bus/default',
    'sqs:SendMessage on UndeliveredChanges',
  ],
  NoticesPublicNoticesRole: [
    keyed('BatchGetItem', 'WINDOW#*', 'SITE#*', 'NOTICES', 'TOPIC#*', 'IDEMPOTENCY#*'),
    keyed('DeleteItem', 'NOTICES', 'TOPIC#*'),
    keyed('PutItem', 'NOTICES', 'TOPIC#*', 'IDEMPOTENCY#*'),
    'iam:PassRole on NoticesSchedulerRole if iam:PassedToService is scheduler.amazonaws.com',
    `scheduler:CreateSchedule on ${reminders}`,
    `scheduler:DeleteSchedule on ${reminders}`,
    `sns:CreateTopic on ${noticeTopics}`,
    `sns:DeleteTopic on ${noticeTopics}`,
    `sns:GetTopicAttributes on ${noticeTopics}`,
    `sns:Publish on ${noticeTopics}`,
    `sns:SetTopicAttributes on ${noticeTopics}`,
    `sns:Subscribe on ${noticeTopics}`,
    'sqs:SendMessage on UndeliveredChanges',
  ],
  ReconcilerReconcileRole: [
    keyed('BatchGetItem', 'SITE#*', 'WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'QUESTIONS', 'DIRECTORY', 'RECONCILE'),
    keyed('DeleteItem', 'MAIL'),
    keyed('PutItem', 'RECONCILE', 'MAIL', 'QUESTIONS'),
    keyed('Query', 'NOTICES', 'PUBLISH', 'MAIL', 'PROOF'),
    'dynamodb:Query on DataControl/index/byStatus',
    'dynamodb:Query on DataControl/index/byType',
    'lambda:InvokeFunction on ApprovalConcludeRequest',
    'lambda:InvokeFunction on ApprovalNotifyApprovers',
    'lambda:InvokeFunction on BoundariesFlipWindow',
    'lambda:InvokeFunction on NoticesPublicNotices',
    'lambda:InvokeFunction on OutboxOnControlChange',
    'lambda:InvokeFunction on ProofsProveFlip',
    'lambda:InvokeFunction on PublisherPublishEdge',
    // Scheduler knows no resources for it: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
    'scheduler:ListSchedules on *',
    'sqs:SendMessage on UndeliveredChanges',
    'states:ListExecutions on ApprovalMachine',
  ],
};

const own = (role: string) => {
  const logs = role.replace(/Role$/, 'Logs');
  return [
    `logs:CreateLogStream on ${logs}`,
    `logs:PutLogEvents on ${logs}`,
    'xray:PutTelemetryRecords on *',
    'xray:PutTraceSegments on *',
  ];
};

describe('a function', () => {
  it('has a role that no other function has', () => {
    const roles = functions.map(({ Role }) => spoken(Role));
    expect(roles.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('with %s may do exactly what it needs', (role, lines) => {
    expect(granted.get(role)).toEqual([...lines, ...own(role)].sort());
  });

  it('moves hostnames on condition of who has the wildcard above them, only where the gate knows wildcards', () => {
    const checks = (permissions(synthesize({ wildcards: true })).get('FunctionsAdminApiRole') ?? []).filter((line) =>
      line.includes('ConditionCheckItem'),
    );
    expect(checks).toEqual([
      keyed('ConditionCheckItem', 'HOSTNAME#*'),
      keyed('ConditionCheckItem', 'SITE#*', 'BYPASS#*', 'DIRECTORY'),
    ]);
  });

  it('is trusted to nobody but Lambda, and carries no ready-made policy', () => {
    for (const { Properties } of ownResources('AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(Properties).not.toHaveProperty('Policies');
    }
  });

  it('runs on Node 24 and ARM, traced, with exactly the environment it reads', () => {
    const read = Object.values(environment).map((names) => [...names].sort());
    for (const { Runtime, Architectures, TracingConfig, Environment, Handler } of functions) {
      expect({ Runtime, Architectures, TracingConfig, Handler }).toEqual({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        Handler: 'index.handler',
      });
      expect(read).toContainEqual(Object.keys(Environment.Variables).sort());
    }
  });

  it('needs no reserved concurrency, which a fresh account has not got', () => {
    expect(functions.filter((one) => 'ReservedConcurrentExecutions' in one)).toEqual([]);
  });
});

describe('the secrets of a bypass', () => {
  it('are read by the API that mints them and by those who compare them with the edge, and by nobody else', () => {
    const readers = [...granted].filter(([, lines]) => lines.some((line) => /Get.*BYPASS#/.test(line)));
    expect(readers.map(([role]) => role)).toEqual(['PublisherPublishEdgeRole', 'FunctionsAdminApiRole']);
    // What is at the edge contains them.
    const ofEntries = [...granted].filter(([, lines]) => lines.some((line) => /Get.*EDGE#/.test(line)));
    expect(ofEntries.map(([role]) => role)).toEqual(['PublisherPublishEdgeRole', 'FunctionsAdminApiRole']);
    const unlimited = [...granted.values()].flat().filter((line) => /GetItem on DataControl$/.test(line));
    expect(unlimited).toEqual([]);
  });
});

describe('the services’ own roles', () => {
  it('let the state machine call its two functions, log and trace', () => {
    const lines = granted.get('ApprovalMachineRole') ?? [];
    expect(lines.filter((line) => !line.endsWith(' on *'))).toEqual([
      'lambda:InvokeFunction on ApprovalConcludeRequest',
      'lambda:InvokeFunction on ApprovalNotifyApprovers',
    ]);
    // Log delivery and tracing know no resources:
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html https://docs.aws.amazon.com/xray/latest/devguide/security_iam_service-with-iam.html
    expect(lines.filter((line) => line.endsWith(' on *'))).toEqual(
      [
        ...['CreateLogDelivery', 'DeleteLogDelivery', 'DescribeLogGroups', 'DescribeResourcePolicies'],
        ...['GetLogDelivery', 'ListLogDeliveries', 'PutResourcePolicy', 'UpdateLogDelivery'],
      ]
        .map((action) => `logs:${action} on *`)
        .concat(['GetSamplingRules', 'GetSamplingTargets'].map((action) => `xray:${action} on *`))
        .concat(['PutTelemetryRecords', 'PutTraceSegments'].map((action) => `xray:${action} on *`)),
    );
  });

  it('let Scheduler flip and arm windows and put aside what it cannot deliver, for its own groups’ schedules only', () => {
    expect(granted.get('BoundariesSchedulerRole')).toEqual([
      'lambda:InvokeFunction on BoundariesFlipWindow',
      'lambda:InvokeFunction on PublisherPublishEdge',
      'sqs:SendMessage on UndeliveredBoundaries',
    ]);
    expect(granted.get('ReconcilerSchedulerRole')).toEqual(['lambda:InvokeFunction on ReconcilerReconcile']);
    expect(granted.get('NoticesSchedulerRole')).toEqual([
      'lambda:InvokeFunction on NoticesPublicNotices',
      'sqs:SendMessage on UndeliveredChanges',
    ]);
    expect(granted.get('MailboxesSchedulerRole')).toEqual(['lambda:InvokeFunction on FunctionsApproverDirectory']);
    const trusted = Object.values(template.findResources('AWS::IAM::Role'))
      .map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement[0])
      .filter(({ Principal }) => Principal.Service === 'scheduler.amazonaws.com');
    expect(trusted.map(({ Condition }) => spoken(Condition.StringEquals['aws:SourceArn']))).toEqual([
      'NoticesGroup',
      'MailboxesGroup',
      'BoundariesGroup',
      'ReconcilerGroup',
    ]);
    for (const { Condition } of trusted) {
      expect(Condition.StringEquals['aws:SourceAccount']).toEqual({ Ref: 'AWS::AccountId' });
    }
  });
});

describe('the state machine’s role', () => {
  it('is trusted to Step Functions for this account’s machines only', () => {
    const [statement] = Object.entries(template.findResources('AWS::IAM::Role'))
      .filter(([id]) => id.startsWith('ApprovalMachineRole'))
      .flatMap(([, { Properties }]) => Properties.AssumeRolePolicyDocument.Statement);
    expect(statement.Principal).toEqual({ Service: 'states.amazonaws.com' });
    expect(spoken(statement.Condition.ArnLike['aws:SourceArn'])).toBe(
      'arn:<Partition>:states:<Region>:<AccountId>:stateMachine:*',
    );
    expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
  });
});

describe('the stack', () => {
  it('grants no action by a pattern', () => {
    const actions = [...granted.values()].flat().map((line) => line.split(' on ')[0]);
    expect(actions.filter((action) => action?.includes('*'))).toEqual([]);
  });
});
