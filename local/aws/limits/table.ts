import { bytes, type Constraint, count, length, matches, oneOf, range } from './constraint';
import { batchGet, batchWrite, itemSize, keySize, transaction } from './dynamodb-rules';
import type { Rule } from './rule';
import { eventPayload, instant, publishedBytes, putBytes, sentBytes, updatedKeys } from './service-rules';

/** The limits that AWS publishes for one operation. */
export interface Limits {
  /** Where AWS publishes it. */
  readonly source: string;
  /** By path into the SDK's input: `Target.RoleArn`, `Puts[].Key`, `Statements{}.Value`. A member that is absent breaks nothing. */
  readonly members: Readonly<Record<string, Constraint | readonly Constraint[]>>;
  /** What several members keep together. */
  readonly rules?: readonly Rule[];
}

const KIB = 1024;
const limits = (source: string, members: Limits['members'], ...rules: readonly Rule[]): Limits => ({
  source,
  members,
  rules,
});

const ddb = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_';
/** Names and expressions: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters */
const expression = bytes(1, 4 * KIB);
const placeholders = { 'ExpressionAttributeNames{}': length(1, 65_535) };
const table = length(1, 1024);
const written = { TableName: table, ConditionExpression: expression, UpdateExpression: expression, ...placeholders };
const asked = {
  TableName: table,
  IndexName: [length(3, 255), matches(/^[a-zA-Z0-9_.-]+$/)],
  Limit: range(1, Number.MAX_SAFE_INTEGER),
  KeyConditionExpression: expression,
  FilterExpression: expression,
  ProjectionExpression: expression,
  ...placeholders,
};
/** Elements of a transaction have the limits of single calls. */
const element = (kind: string) =>
  Object.fromEntries(
    Object.entries({ ...written, 'Key{}': keySize }).map(([member, kept]) => [
      `TransactItems[].${kind}.${member}`,
      kept,
    ]),
  );

const events = 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_';
const scheduleName = [length(1, 64), matches(/^[0-9a-zA-Z-_.]+$/)];
const schedule: Limits['members'] = {
  Name: scheduleName,
  GroupName: scheduleName,
  ClientToken: [length(1, 64), matches(/^[a-zA-Z0-9-_]+$/)],
  Description: length(0, 512),
  ScheduleExpression: length(1, 256),
  ScheduleExpressionTimezone: length(1, 50),
  KmsKeyArn: length(1, 2048),
  State: oneOf('ENABLED', 'DISABLED'),
  ActionAfterCompletion: oneOf('NONE', 'DELETE'),
  'FlexibleTimeWindow.Mode': oneOf('OFF', 'FLEXIBLE'),
  'FlexibleTimeWindow.MaximumWindowInMinutes': range(1, 1440),
  'Target.Arn': length(1, 1600),
  'Target.RoleArn': [length(1, 1600), matches(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/)],
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html
  'Target.Input': bytes(1, 256 * KIB),
  'Target.DeadLetterConfig.Arn': [length(1, 1600), matches(/^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9_-]+$/)],
  'Target.RetryPolicy.MaximumEventAgeInSeconds': range(60, 86_400),
  'Target.RetryPolicy.MaximumRetryAttempts': range(0, 185),
};

const sfn = 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_';
const arn256 = length(1, 256);
/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 256 KiB of input, output or result. */
const data = bytes(0, 256 * KIB);
const executionName = matches(/^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]+$/u);
const token = length(1, 2048);

const sns = 'https://docs.aws.amazon.com/sns/latest/api/API_';
const sqs = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_';
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores */
const kvs = 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_kvs_';
const key = bytes(1, 512);
const value = bytes(1, KIB);

/** Every operation that the product calls, and their kin that the machine offers. */
export const published: Readonly<Record<string, Limits>> = {
  'dynamodb.GetItem': limits(`${ddb}GetItem.html`, { ...asked, 'Key{}': keySize }),
  'dynamodb.PutItem': limits(`${ddb}PutItem.html`, { ...written, Item: itemSize }),
  'dynamodb.UpdateItem': limits(`${ddb}UpdateItem.html`, { ...written, 'Key{}': keySize }),
  'dynamodb.DeleteItem': limits(`${ddb}DeleteItem.html`, { ...written, 'Key{}': keySize }),
  'dynamodb.Query': limits(`${ddb}Query.html`, asked),
  'dynamodb.Scan': limits(`${ddb}Scan.html`, asked),
  'dynamodb.BatchGetItem': limits(
    `${ddb}BatchGetItem.html`,
    { 'RequestItems{}.Keys': count(1, 100), 'RequestItems{}.Keys[]{}': keySize },
    batchGet,
  ),
  'dynamodb.BatchWriteItem': limits(
    `${ddb}BatchWriteItem.html`,
    { 'RequestItems{}': count(1, 25), 'RequestItems{}[].PutRequest.Item': itemSize },
    batchWrite,
  ),
  'dynamodb.TransactGetItems': limits(`${ddb}TransactGetItems.html`, {
    TransactItems: count(1, 100),
    'TransactItems[].Get.Key{}': keySize,
  }),
  'dynamodb.TransactWriteItems': limits(
    `${ddb}TransactWriteItems.html`,
    {
      TransactItems: count(1, 100),
      ClientRequestToken: length(1, 36),
      'TransactItems[].Put.Item': itemSize,
      ...element('Put'),
      ...element('Update'),
      ...element('Delete'),
      ...element('ConditionCheck'),
    },
    transaction,
  ),
  'scheduler.CreateSchedule': limits(`${events}CreateSchedule.html`, schedule, instant),
  'scheduler.UpdateSchedule': limits(`${events}UpdateSchedule.html`, schedule, instant),
  'scheduler.GetSchedule': limits(`${events}GetSchedule.html`, { Name: scheduleName, GroupName: scheduleName }),
  'scheduler.DeleteSchedule': limits(`${events}DeleteSchedule.html`, { Name: scheduleName, GroupName: scheduleName }),
  'scheduler.ListSchedules': limits(`${events}ListSchedules.html`, {
    ScheduleGroup: scheduleName,
    NamePrefix: scheduleName,
    MaxResults: range(1, 100),
    NextToken: length(1, 2048),
  }),
  'states.StartExecution': limits(`${sfn}StartExecution.html`, {
    stateMachineArn: arn256,
    name: [length(1, 80), executionName],
    input: data,
    traceHeader: length(0, 256),
  }),
  'states.StopExecution': limits(`${sfn}StopExecution.html`, {
    executionArn: arn256,
    error: length(0, 256),
    cause: length(0, 32_768),
  }),
  'states.DescribeExecution': limits(`${sfn}DescribeExecution.html`, { executionArn: arn256 }),
  'states.ListExecutions': limits(`${sfn}ListExecutions.html`, {
    stateMachineArn: arn256,
    maxResults: range(0, 1000),
    nextToken: length(1, 1024),
  }),
  'states.GetExecutionHistory': limits(`${sfn}GetExecutionHistory.html`, {
    executionArn: arn256,
    maxResults: range(0, 1000),
    nextToken: length(1, 1024),
  }),
  'states.SendTaskSuccess': limits(`${sfn}SendTaskSuccess.html`, { taskToken: token, output: data }),
  'states.SendTaskFailure': limits(`${sfn}SendTaskFailure.html`, {
    taskToken: token,
    error: length(0, 256),
    cause: length(0, 32_768),
  }),
  'sns.CreateTopic': limits(`${sns}CreateTopic.html`, { Name: [length(1, 256), matches(/^[A-Za-z0-9_-]+(\.fifo)?$/)] }),
  'sns.SetTopicAttributes': limits(`${sns}SetTopicAttributes.html`, { AttributeName: length(1, 256) }),
  'sns.Publish': limits(
    `${sns}Publish.html`,
    { Subject: [length(1, 99), matches(/^[!-~][ -~]*$/)], Message: bytes(1, 256 * KIB) },
    publishedBytes,
  ),
  'sns.Subscribe': limits(`${sns}Subscribe.html`, {
    Protocol: oneOf('http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose'),
    Endpoint: length(1, 2048),
  }),
  'sns.ConfirmSubscription': limits(`${sns}ConfirmSubscription.html`, { Token: length(1, 2048) }),
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
  'sqs.SendMessage': limits(
    `${sqs}SendMessage.html`,
    {
      MessageBody: [bytes(1, KIB * KIB), matches(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)],
      DelaySeconds: range(0, 900),
      MessageAttributes: count(0, 10),
    },
    sentBytes,
  ),
  'sqs.ReceiveMessage': limits(`${sqs}ReceiveMessage.html`, {
    MaxNumberOfMessages: range(1, 10),
    VisibilityTimeout: range(0, 43_200),
    WaitTimeSeconds: range(0, 20),
  }),
  'sqs.ChangeMessageVisibility': limits(`${sqs}ChangeMessageVisibility.html`, { VisibilityTimeout: range(0, 43_200) }),
  'secretsmanager.GetSecretValue': limits(
    'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
    { SecretId: length(1, 2048), VersionId: length(32, 64), VersionStage: length(1, 256) },
  ),
  'events.PutEvents': limits(
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html',
    {
      Entries: count(1, 10),
      'Entries[].EventBusName': [
        length(1, 1600),
        matches(/^(arn:aws[\w-]*:events:[a-z0-9-]+:\d{12}:event-bus\/)?[/.\-_A-Za-z0-9]+$/),
      ],
      'Entries[].Source': length(1, 256),
      'Entries[].DetailType': length(1, 128),
    },
    putBytes,
  ),
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  'lambda.Invoke': limits(
    'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
    {
      FunctionName: [length(1, 170), matches(/^[a-zA-Z0-9-_:.$]+$/)],
      Qualifier: [length(1, 128), matches(/^[a-zA-Z0-9$_-]+$/)],
      Payload: bytes(0, 6 * KIB * KIB),
    },
    eventPayload,
  ),
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  's3.PutObject': limits('https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html', { Key: bytes(1, KIB) }),
  's3.GetObject': limits('https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html', { Key: bytes(1, KIB) }),
  'cloudfront-keyvaluestore.ListKeys': limits(`${kvs}ListKeys.html`, { MaxResults: range(1, 50) }),
  'cloudfront-keyvaluestore.GetKey': limits(`${kvs}GetKey.html`, { Key: key }),
  'cloudfront-keyvaluestore.PutKey': limits(`${kvs}PutKey.html`, { Key: key, Value: value }),
  'cloudfront-keyvaluestore.UpdateKeys': limits(
    `${kvs}UpdateKeys.html`,
    { 'Puts[].Key': key, 'Puts[].Value': value, 'Deletes[].Key': key },
    updatedKeys,
  ),
};
