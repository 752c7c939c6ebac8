import '@aws-sdk/signature-v4a';
import { CloudFrontKeyValueStoreClient, UpdateKeysCommand } from '@aws-sdk/client-cloudfront-keyvaluestore';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { FakeAws } from '../../../aws/aws';

export const times = (count: number) => Array.from({ length: count }, (_, index) => String(index));
export const text = (length: number) => 'x'.repeat(length);
export const KIB = 1024;

/** The calls of the tests, made by the real clients. `aws` stands where AWS would. */
export function callsTo(aws: () => FakeAws) {
  const KvsARN = 'arn:aws:cloudfront::111122223333:key-value-store/0a1b2c3d-0000-4000-8000-000000000000';
  const store = () => {
    const { endpoint, ...client } = aws().client;
    const keyValueStore = new CloudFrontKeyValueStoreClient({
      ...client,
      endpointProvider: () => ({ url: new URL(endpoint) }),
    });
    return (puts: readonly (readonly [string, string])[], deletes: readonly string[] = []) =>
      keyValueStore.send(
        new UpdateKeysCommand({
          KvsARN,
          IfMatch: 'KV1',
          Puts: puts.map(([Key, Value]) => ({ Key, Value })),
          Deletes: deletes.map((Key) => ({ Key })),
        }),
      );
  };
  const puts = (count: number, size = 1) => times(count).map((key) => [key, text(size)] as const);

  const schedule = (changed: object) =>
    new SchedulerClient(aws().client).send(
      new CreateScheduleCommand({
        Name: 'w-one',
        ScheduleExpression: 'at(2026-11-26T12:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:lambda:eu-central-1:111122223333:function:flip',
          RoleArn: 'arn:aws:iam::111122223333:role/r',
          ...Reflect.get(changed, 'Target'),
        },
        ...Object.fromEntries(Object.entries(changed).filter(([name]) => name !== 'Target')),
      }),
    );
  const publish = (Subject: string, Message: string) =>
    new SNSClient(aws().client).send(
      new PublishCommand({ TopicArn: 'arn:aws:sns:eu-central-1:111122223333:t', Subject, Message }),
    );
  const createTopic = (Name: string) => new SNSClient(aws().client).send(new CreateTopicCommand({ Name }));
  const succeed = (output: string) =>
    new SFNClient(aws().client).send(new SendTaskSuccessCommand({ taskToken: 't', output }));
  const start = (name: string, input = '{}') =>
    new SFNClient(aws().client).send(
      new StartExecutionCommand({
        stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:m',
        name,
        input,
      }),
    );
  const database = () => new DynamoDBClient(aws().client);
  const put = (size: number) =>
    database().send(new PutItemCommand({ TableName: 'table', Item: { pk: { S: text(size - 2) } } }));
  const write = (ids: readonly string[], size = 0) =>
    database().send(
      new TransactWriteItemsCommand({
        TransactItems: ids.map((id) => ({
          Update: {
            TableName: 'table',
            Key: { pk: { S: id } },
            UpdateExpression: 'SET v = :v',
            ExpressionAttributeValues: { ':v': { S: text(size) } },
          },
        })),
      }),
    );
  const get = (ids: readonly string[]) =>
    database().send(
      new BatchGetItemCommand({ RequestItems: { table: { Keys: ids.map((id) => ({ pk: { S: id } })) } } }),
    );
  const send = (MessageBody: string, DelaySeconds = 0) =>
    new SQSClient(aws().client).send(
      new SendMessageCommand({
        QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/q',
        MessageBody,
        DelaySeconds,
      }),
    );
  const invoke = (InvocationType: 'Event' | 'RequestResponse', size: number) =>
    new LambdaClient(aws().client).send(
      new InvokeCommand({ FunctionName: 'f', InvocationType, Payload: Buffer.from(text(size)) }),
    );

  return { store, puts, schedule, publish, createTopic, start, succeed, put, write, get, send, invoke };
}
