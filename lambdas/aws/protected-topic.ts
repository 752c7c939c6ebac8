import { CreateTopicCommand, SetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';

/**
 * Creates the topic if need be, and sets its attributes in calls of their own: CreateTopic fails on an existing topic
 * whose attributes differ. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export async function protect(client: SNSClient, arn: string): Promise<void> {
  await client.send(new CreateTopicCommand({ Name: arn.slice(arn.lastIndexOf(':') + 1) }));
  const attributes = { KmsMasterKeyId: 'alias/aws/sns', Policy: JSON.stringify(tlsOnly(arn)) };
  for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
    await client.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue }));
  }
}

const tlsOnly = (topicArn: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});
