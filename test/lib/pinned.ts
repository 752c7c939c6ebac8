/**
 * What a deployed stack has, by type and logical id, with the properties that cannot be changed in place. A line is added with
 * a resource; a line that changes or goes needs a plan for the stacks that exist: what moves, and how.
 */
export const pinned: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'AWS::ApiGatewayV2::Api ApiHttp17514DA7': {
    ProtocolType: 'HTTP',
  },
  'AWS::ApiGatewayV2::Stage ApiStage4697DF29': {
    StageName: '$default',
  },
  'AWS::CloudFront::CachePolicy GateCachePolicyC2899F99': {},
  'AWS::CloudFront::Distribution GateDistribution15DB84B6': {},
  'AWS::CloudFront::Function GateViewerRequestAC14F27D': {
    Name: 'quiesce-viewer-request',
  },
  'AWS::CloudFront::Function GateViewerResponse80AD0B0E': {
    Name: 'quiesce-viewer-response',
  },
  'AWS::CloudFront::KeyValueStore GateStoreA6963135': {
    Name: 'quiesce-edge',
  },
  'AWS::CloudFront::OriginRequestPolicy GateOriginRequestPolicyB39B4905': {},
  'AWS::DynamoDB::GlobalTable DataAuditE4D9F575': {
    KeySchema: [
      {
        AttributeName: 'chain',
        KeyType: 'HASH',
      },
      {
        AttributeName: 'seq',
        KeyType: 'RANGE',
      },
    ],
  },
  'AWS::DynamoDB::GlobalTable DataControl358E5239': {
    KeySchema: [
      {
        AttributeName: 'pk',
        KeyType: 'HASH',
      },
      {
        AttributeName: 'sk',
        KeyType: 'RANGE',
      },
    ],
  },
  'AWS::IAM::ManagedPolicy RolesAdmin645D9445': {
    ManagedPolicyName: 'quiesce-admin',
    Path: '/',
    Description: 'May call the routes of the Quiesce role admin',
  },
  'AWS::IAM::ManagedPolicy RolesApprover1F4648E5': {
    ManagedPolicyName: 'quiesce-approver',
    Path: '/',
    Description: 'May call the routes of the Quiesce role approver',
  },
  'AWS::IAM::ManagedPolicy RolesBreakglass291D3DD9': {
    ManagedPolicyName: 'quiesce-breakglass',
    Path: '/',
    Description: 'May call the routes of the Quiesce role breakglass',
  },
  'AWS::IAM::ManagedPolicy RolesRequesterF9083FAB': {
    ManagedPolicyName: 'quiesce-requester',
    Path: '/',
    Description: 'May call the routes of the Quiesce role requester',
  },
  'AWS::IAM::ManagedPolicy RolesViewerCC1AE5B4': {
    ManagedPolicyName: 'quiesce-viewer',
    Path: '/',
    Description: 'May call the routes of the Quiesce role viewer',
  },
  'AWS::Logs::LogGroup ApiAccessLogs50B185DB': {
    LogGroupName: '/aws/vendedlogs/apis/quiesce-access',
  },
  'AWS::Logs::LogGroup ApprovalConcludeRequestLogs0A2A5E7F': {},
  'AWS::Logs::LogGroup ApprovalMachineLogsDDB16674': {
    LogGroupName: '/aws/vendedlogs/states/quiesce-approval-flow',
  },
  'AWS::Logs::LogGroup ApprovalNotifyApproversLogsDB469F0B': {},
  'AWS::Logs::LogGroup BoundariesFlipWindowLogs2582B466': {},
  'AWS::Logs::LogGroup EventsPublishEventsLogs28708596': {},
  'AWS::Logs::LogGroup FunctionsAdminApiLogs37486134': {},
  'AWS::Logs::LogGroup FunctionsApprovalPageLogs04603A47': {},
  'AWS::Logs::LogGroup FunctionsApproverDirectoryLogsE7B209A7': {},
  'AWS::Logs::LogGroup FunctionsEvidenceLogs01038C2A': {},
  'AWS::Logs::LogGroup NoticesPublicNoticesLogsE6EB2793': {},
  'AWS::Logs::LogGroup OutboxOnControlChangeLogs23303A07': {},
  'AWS::Logs::LogGroup ProofsProveFlipLogsE8F36BCA': {},
  'AWS::Logs::LogGroup PublisherPublishEdgeLogs9DB58ECD': {},
  'AWS::Logs::LogGroup ReconcilerReconcileLogsCC40BFEA': {},
  'AWS::SNS::Subscription AlarmsTopicopsexamplecom4A606E3C': {
    Protocol: 'email',
    Endpoint: 'ops@example.com',
  },
  'AWS::SNS::Topic AlarmsTopic3A2DFEBA': {
    TopicName: 'quiesce-alarms',
  },
  'AWS::SQS::Queue BoundariesNearBoundariesCA498630': {},
  'AWS::SQS::Queue UndeliveredBoundaries77BD4405': {},
  'AWS::SQS::Queue UndeliveredChanges1CAAD1AF': {},
  'AWS::Scheduler::ScheduleGroup BoundariesGroup1685653E': {
    Name: 'quiesce-boundaries',
  },
  'AWS::Scheduler::ScheduleGroup MailboxesGroup677FF3CB': {
    Name: 'quiesce-mailboxes',
  },
  'AWS::Scheduler::ScheduleGroup NoticesGroupCCB2FCD4': {
    Name: 'quiesce-notices',
  },
  'AWS::Scheduler::ScheduleGroup ReconcilerGroupB7E6DCD7': {
    Name: 'quiesce-reconcile',
  },
  'AWS::StepFunctions::StateMachine ApprovalMachineC478713C': {
    StateMachineName: 'quiesce-approval-flow',
  },
};
