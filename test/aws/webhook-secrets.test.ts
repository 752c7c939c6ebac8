import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createWebhookQueues } from '../../lambdas/aws/webhook-queues';
import { createWebhookSecrets } from '../../lambdas/aws/webhook-secrets';
import { withAws } from './aws';

describe('the secrets of webhooks', () => {
  const { aws } = withAws();
  let now = 1000;
  const secrets = () => createWebhookSecrets(new SecretsManagerClient(aws().client), () => now);

  it('are the current one, and the one before it while there is one; kept for five minutes', async () => {
    aws().answer({ body: { SecretString: 'new' } }, { body: { SecretString: 'old' } });
    const { of } = secrets();
    expect(await of('arn')).toEqual(['new', 'old']);
    expect(await of('arn')).toEqual(['new', 'old']);
    expect(aws().bodies()).toEqual([
      { SecretId: 'arn', VersionStage: 'AWSCURRENT' },
      { SecretId: 'arn', VersionStage: 'AWSPREVIOUS' },
    ]);
    now += 301;
    aws().answer({ body: { SecretString: 'newer' } });
    aws().refuse('ResourceNotFoundException');
    expect(await of('arn')).toEqual(['newer']);
  });

  it('are not taken for missing when they cannot be read', async () => {
    aws().answer({ body: { SecretString: 'new' } });
    aws().refuse('AccessDeniedException');
    await expect(secrets().of('arn')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('the queues of webhooks', () => {
  const { aws } = withAws();

  it('show a message again later, and take one that is replayed', async () => {
    const queues = createWebhookQueues(new SQSClient(aws().client));
    const url = `${aws().client.endpoint}/111122223333/chat`;
    aws().answer({ body: {} }, { body: { MessageId: '1', MD5OfMessageBody: '99914b932bd37a50b983c5e7c90ae93b' } });
    await queues.postpone(url, 'receipt', 300);
    await queues.send(url, '{}');
    expect(aws().bodies()).toEqual([
      { QueueUrl: url, ReceiptHandle: 'receipt', VisibilityTimeout: 300 },
      { QueueUrl: url, MessageBody: '{}' },
    ]);
  });
});
