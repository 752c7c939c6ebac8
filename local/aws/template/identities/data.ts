import type { Identify } from '../declaration';
import { plain, withArn } from './identify';

const table: Identify = (declaration) => {
  const name = declaration.name('TableName');
  const arn = declaration.arn('dynamodb', `table/${name}`);
  return withArn(name, arn, 'Arn', {
    StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`,
    TableId: declaration.stableId(32),
  });
};

/** `Ref` of a queue is its URL. */
const queue: Identify = (declaration) => {
  const name = declaration.name('QueueName');
  const url = `${declaration.place.gateway}/${declaration.place.accountId}/${name}`;
  return withArn(url, declaration.arn('sqs', name), 'Arn', { QueueName: name, QueueUrl: url });
};

const topic: Identify = (declaration) => {
  const name = declaration.name('TopicName');
  const arn = declaration.arn('sns', name);
  return withArn(arn, arn, 'TopicArn', { TopicName: name });
};

const key: Identify = (declaration) => {
  const id = declaration.stableId(36);
  return withArn(id, declaration.arn('kms', `key/${id}`), 'Arn', { KeyId: id });
};

/** AWS adds six random characters to the name. */
const secret: Identify = (declaration) => {
  const arn = declaration.arn('secretsmanager', `secret:${declaration.name('Name')}-${declaration.stableId(6)}`);
  return withArn(arn, arn, 'Id');
};

const bucket: Identify = (declaration) => {
  const name = declaration.name('BucketName').toLowerCase();
  return withArn(name, `arn:aws:s3:::${name}`, 'Arn', {
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${declaration.place.region}.amazonaws.com`,
  });
};

export const dataIdentities: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::KMS::Alias': plain,
  'AWS::KMS::Key': key,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': plain,
  'AWS::SecretsManager::Secret': secret,
  'AWS::SNS::Subscription': plain,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::TopicPolicy': plain,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': plain,
  'Custom::CDKBucketDeployment': plain,
};
