import { writeFileSync } from 'node:fs';
import '@aws-sdk/signature-v4a';
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Json, Template } from '../../../local/aws/gateway/service';
import { asRole, templateFile, templateOf } from '../aws';
import type { Stage } from '../harness';

const NAME = 'AccountAdministrator';

/**
 * Adds a role to the synthesized template that may do everything, as an account's administrators may. It works from the
 * next start on. What a test does to the machine it does with this role, so that it lends no call to the roles in question.
 */
export function appointAdministrator(directory: string): void {
  const template = templateOf(directory);
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'AWS::AccountId' } } };
  const Properties = {
    AssumeRolePolicyDocument: { Statement: [trust] },
    Policies: [{ PolicyName: 'All', PolicyDocument: { Statement: [all] } }],
  };
  const Resources = { ...template.Resources, [NAME]: { Type: 'AWS::IAM::Role', Properties } };
  writeFileSync(templateFile(directory), JSON.stringify({ ...template, Resources }));
}

type Item = Record<string, unknown>;

/** The administrator at the AWS endpoint. */
export class Administrator {
  readonly database: DynamoDBDocumentClient;
  readonly scheduler: SchedulerClient;
  private readonly edge: CloudFrontKeyValueStoreClient;
  private readonly lambda: LambdaClient;
  private readonly queues: SQSClient;
  private readonly topics: SNSClient;

  constructor(
    { directory, endpoints }: Stage,
    private readonly template: Template,
  ) {
    const settings = asRole(directory, endpoints.aws, NAME);
    this.database = DynamoDBDocumentClient.from(new DynamoDBClient(settings));
    this.scheduler = new SchedulerClient(settings);
    const endpointProvider = () => ({ url: new URL(endpoints.aws) });
    this.edge = new CloudFrontKeyValueStoreClient({ ...settings, endpointProvider });
    this.lambda = new LambdaClient(settings);
    this.queues = new SQSClient(settings);
    this.topics = new SNSClient(settings);
  }

  /** The one resource of this type whose logical id begins so. */
  find(type: string, beginning: string) {
    const found = this.template.ofType(type).filter(({ logicalId }) => logicalId.startsWith(beginning));
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`the template has ${found.length} ${type} ${beginning}…`);
    return only;
  }

  /** As somebody does in the console. */
  async deleteAtEdge(Key: string): Promise<void> {
    const KvsARN = this.find('AWS::CloudFront::KeyValueStore', 'Gate').arn;
    const { ETag } = await this.edge.send(new DescribeKeyValueStoreCommand({ KvsARN }));
    await this.edge.send(new DeleteKeyCommand({ KvsARN, Key, IfMatch: ETag }));
  }

  get control(): string {
    return this.find('AWS::DynamoDB::GlobalTable', 'DataControl').physicalId;
  }

  get audit(): string {
    return this.find('AWS::DynamoDB::GlobalTable', 'DataAudit').physicalId;
  }

  /** An item of the control table. */
  async item(pk: string, sk: string): Promise<Item> {
    const { Item = {} } = await this.database.send(new GetCommand({ TableName: this.control, Key: { pk, sk } }));
    return Item;
  }

  /** Changes an item of the control table behind the product's back. */
  async rewrite(pk: string, sk: string, change: (item: Item) => Item): Promise<void> {
    const Item = { ...change(await this.item(pk, sk)), pk, sk };
    await this.database.send(new PutCommand({ TableName: this.control, Item }));
  }

  /** @returns what the function answered; nothing for `Event`. */
  async invoke(logicalId: string, payload: Json, InvocationType: 'Event' | 'RequestResponse'): Promise<unknown> {
    const FunctionName = this.find('AWS::Lambda::Function', logicalId).physicalId;
    const Payload = JSON.stringify(payload);
    const answer = await this.lambda.send(new InvokeCommand({ FunctionName, InvocationType, Payload }));
    return answer.Payload?.length ? JSON.parse(answer.Payload.transformToString()) : undefined;
  }

  async publish(TopicArn: string): Promise<void> {
    await this.topics.send(new PublishCommand({ TopicArn, Message: 'An alarm' }));
  }

  async messagesIn(logicalId: string): Promise<number> {
    const QueueUrl = this.find('AWS::SQS::Queue', logicalId).physicalId;
    const { Attributes } = await this.queues.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages);
  }
}
