import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudAssembly } from '../../../local/aws/contract';
import type { Json, JsonObject } from '../../../local/aws/gateway/service';
import type { RawTemplate } from '../../../local/aws/template/cloudformation';

/** Written with `@{` where the template has a dollar sign. */
const sub = (text: string) => text.replaceAll('@{', ['$', '{'].join(''));

const statement = (actions: readonly string[], resource: Json): JsonObject => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

const trust: JsonObject = {
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] },
    },
  ],
};

const role = (...statements: readonly JsonObject[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: trust,
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    Policies: [{ PolicyDocument: { Statement: statements } }],
  },
});

const lambda = (name: string, roleId: string, more: JsonObject = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: `index.${name}`,
    Role: { 'Fn::GetAtt': [roleId, 'Arn'] },
    Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
    Environment: { Variables: { TABLE: { Ref: 'Items' }, WATCHER: { Ref: 'Watcher' }, FAILURES: { Ref: 'Failures' } } },
    Timeout: 5,
    ...more,
  },
});

const route = (key: string, authorization: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'Api' },
    RouteKey: key,
    AuthorizationType: authorization,
    Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
  },
});

const invokeRoutes = { 'Fn::Sub': sub('arn:aws:execute-api:@{AWS::Region}:@{AWS::AccountId}:@{Api}/*/GET/items/*') };
const itemsArn = { 'Fn::GetAtt': ['Items', 'Arn'] };
const streamArn = { 'Fn::GetAtt': ['Items', 'StreamArn'] };
const stream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];

const mapping = (functionId: string, kind: string, more: JsonObject) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: streamArn,
    FunctionName: { Ref: functionId },
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 10,
    FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: { kind: { S: [kind] } } } }) }] },
    ...more,
  },
});

const policy = (name: string, ...statements: readonly JsonObject[]) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { ManagedPolicyName: `hand-${name}`, PolicyDocument: { Statement: statements } },
});

/** One table, three functions, one API, and roles that allow exactly what they show. */
const template: RawTemplate = {
  Resources: {
    Items: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        Replicas: [
          {
            Region: 'us-east-1',
            ResourcePolicy: {
              PolicyDocument: {
                Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'dynamodb:DeleteItem', Resource: '*' }],
              },
            },
          },
        ],
      },
    },
    ApiRole: role(
      statement(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:DeleteItem'], itemsArn),
      statement(['lambda:InvokeFunction'], [{ 'Fn::GetAtt': ['Watcher', 'Arn'] }, { 'Fn::GetAtt': ['Broken', 'Arn'] }]),
      statement(['sqs:ReceiveMessage'], { 'Fn::GetAtt': ['Failures', 'Arn'] }),
    ),
    BrokenRole: role(
      statement(stream, { 'Fn::Join': ['', [itemsArn, '/stream/*']] }),
      statement(['sqs:SendMessage'], { 'Fn::GetAtt': ['Failures', 'Arn'] }),
    ),
    Failures: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failures' } },
    WatcherRole: role(
      statement(stream, { 'Fn::Join': ['', [itemsArn, '/stream/*']] }),
      statement(['dynamodb:PutItem'], itemsArn),
    ),
    Front: lambda('front', 'ApiRole'),
    Watcher: lambda('watcher', 'WatcherRole'),
    Broken: lambda('broken', 'BrokenRole'),
    BrokenInvocations: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Broken' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
      },
    },
    Poison: mapping('Broken', 'poison', {
      MaximumRetryAttempts: 1,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
    }),
    Hourly: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        Target: {
          Arn: { 'Fn::GetAtt': ['Watcher', 'Arn'] },
          RoleArn: { 'Fn::GetAtt': ['ApiRole', 'Arn'] },
          Input: '{"id":"scheduled"}',
        },
      },
    },
    Mapping: mapping('Watcher', 'watched', { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Front', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': sub('arn:aws:execute-api:@{AWS::Region}:@{AWS::AccountId}:@{Api}/*/*') },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        StageName: '$default',
        RouteSettings: { 'GET /open': { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 } },
      },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Front', 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    Get: route('GET /items/{id}', 'AWS_IAM'),
    Put: route('POST /items/{id}', 'AWS_IAM'),
    Open: route('GET /open', 'NONE'),
    Viewer: policy('viewer', statement(['execute-api:Invoke'], invokeRoutes)),
    Admin: policy('admin', statement(['execute-api:Invoke'], '*')),
  },
};

/** Bundles look like this: CommonJS, handlers by name, the SDK reached over `AWS_ENDPOINT_URL`. */
const code = `
const { DynamoDBClient, PutItemCommand, GetItemCommand, UpdateItemCommand, DeleteItemCommand } = require('@aws-sdk/client-dynamodb');
const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda');
const { SQSClient, ReceiveMessageCommand } = require('@aws-sdk/client-sqs');
const queues = new SQSClient({});
const items = new DynamoDBClient({});
const lambda = new LambdaClient({});
const TableName = process.env.TABLE;

const doings = {
  get: async (id) => (await items.send(new GetItemCommand({ TableName, Key: { pk: { S: id } } }))).Item ?? null,
  put: async (id) => items.send(new PutItemCommand({ TableName, Item: { pk: { S: id }, kind: { S: 'watched' } } })),
  update: async (id) => items.send(new UpdateItemCommand({ TableName, Key: { pk: { S: id } } })),
  remove: async (id) => items.send(new DeleteItemCommand({ TableName, Key: { pk: { S: id } } })),
  poison: async (id) => items.send(new PutItemCommand({ TableName, Item: { pk: { S: id }, kind: { S: 'poison' } } })),
  receive: async () => {
    const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl: process.env.FAILURES, WaitTimeSeconds: 3 }));
    return Messages.map(({ Body }) => JSON.parse(Body));
  },
  hand: async (id) => lambda.send(new InvokeCommand({ FunctionName: 'broken', InvocationType: 'Event', Payload: JSON.stringify({ id }) })),
  ask: async (id) => {
    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'broken', Payload: JSON.stringify({ id }) }));
    return { FunctionError, answer: JSON.parse(Buffer.from(Payload).toString()) };
  },
  nobody: async () => lambda.send(new InvokeCommand({ FunctionName: 'nobody' })),
  dry: async () => lambda.send(new InvokeCommand({ FunctionName: 'broken', InvocationType: 'DryRun' })),
  poke: async (id) => lambda.send(new InvokeCommand({ FunctionName: process.env.WATCHER, InvocationType: 'Event', Payload: JSON.stringify({ id }) })),
  environment: async () => ({ ...process.env }),
  crash: async () => { throw new TypeError('broken'); },
};

exports.front = async (event) => {
  const doing = event.queryStringParameters?.do ?? 'get';
  if (doing === 'crash') return doings.crash();
  try {
    const result = await doings[doing](event.pathParameters?.id);
    return { statusCode: 200, body: JSON.stringify({ result, event }) };
  } catch (error) {
    return { statusCode: 409, body: JSON.stringify({ name: error.name, message: error.message }) };
  }
};

exports.watcher = async (event) => {
  const ids = event.Records ? event.Records.map((record) => 'seen-' + record.dynamodb.Keys.pk.S) : ['poked-' + event.id];
  for (const id of ids) await items.send(new PutItemCommand({ TableName, Item: { pk: { S: id }, kind: { S: 'mark' } } }));
};

exports.broken = async () => { throw new Error('always'); };
`;

/** Writes the functions' code into a directory from which `@aws-sdk` resolves. */
export function handwrittenAssembly(directory: string): CloudAssembly {
  const asset = join(directory, 'asset');
  mkdirSync(asset, { recursive: true });
  const modules = join(__dirname, '..', '..', '..', 'node_modules');
  const resolvable = code.replace(/require\('(@[^']+)'\)/g, `require('${modules}/$1')`);
  writeFileSync(join(asset, 'index.js'), resolvable);
  return { stackName: 'hand', template, findAsset: () => asset };
}
