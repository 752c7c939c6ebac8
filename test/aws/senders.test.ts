import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createFunctions } from '../../lambdas/aws/functions';
import { createNearBoundaryQueue } from '../../lambdas/aws/near-boundary-queue';
import { createPersonalTopics } from '../../lambdas/aws/personal-topics';
import { withAws } from './aws';

describe('functions', () => {
  const { aws } = withAws();
  const functions = () => createFunctions(aws().client);

  it('answer a call with what they return', async () => {
    aws().answer({ body: { publishedRevision: 3 } }, { body: '' });

    expect(await functions().call('publish-edge', { siteId: 'demo' })).toEqual({ publishedRevision: 3 });
    expect(await functions().call('publish-edge', { siteId: 'demo' })).toBeUndefined();

    expect(aws().seen[0]?.headers['x-amz-invocation-type']).toBe('RequestResponse');
    expect(aws().bodies()[0]).toEqual({ siteId: 'demo' });
  });

  it.each([
    [
      { errorType: 'PublishContended', errorMessage: 'holds the token abc' },
      'publish-edge failed with PublishContended',
    ],
    ['null', 'publish-edge failed with an unknown error'],
    [{ message: 'timed out' }, 'publish-edge failed with an unknown error'],
  ])('that threw %j are named without their message', async (body, message) => {
    aws().answer({ headers: { 'x-amz-function-error': 'Unhandled' }, body });

    await expect(functions().call('publish-edge', {})).rejects.toThrow(message);
  });

  it('take what is sent without an answer', async () => {
    aws().answer({ status: 202, body: '' });

    await functions().send('notify-approvers', { replaceLinkFor: 'ana' });

    expect(aws().seen[0]?.headers['x-amz-invocation-type']).toBe('Event');
  });
});

describe('the near-boundary queue', () => {
  const { aws } = withAws();
  const boundary = { windowId: 'demo.01K', planVersion: 1, revision: 7, boundary: 'end' as const };

  it.each([
    [42, 42],
    [0, 0],
    [-5, 0],
    [0.2, 1],
    [4000, 900],
  ])('delays %d s by %d s', async (seconds, delay) => {
    const queue = createNearBoundaryQueue(new SQSClient({ ...aws().client, md5: false }), `${aws().client.endpoint}/q`);

    await queue.send(boundary, seconds);

    expect(aws().bodies()).toEqual([
      {
        QueueUrl: `${aws().client.endpoint}/q`,
        MessageBody: '{"windowId":"demo.01K","planVersion":1,"revision":7,"boundary":"end"}',
        DelaySeconds: delay,
      },
    ]);
  });
});

describe('personal topics', () => {
  const { aws } = withAws();
  const topics = () =>
    createPersonalTopics(new SNSClient(aws().client), 'arn:aws:sns:eu-central-1:111122223333:quiesce-approver-');

  it('carry a mail to one person', async () => {
    aws().answer({
      headers: { 'content-type': 'text/xml' },
      body: '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    });

    await topics().mail('ana', { subject: 'Hello', text: 'Line\nanother' });

    expect(Object.fromEntries(new URLSearchParams(aws().seen[0]?.text))).toMatchObject({
      Action: 'Publish',
      TopicArn: 'arn:aws:sns:eu-central-1:111122223333:quiesce-approver-ana',
      Subject: 'Hello',
      Message: 'Line\nanother',
    });
  });

  it('that do not exist are told by name', async () => {
    aws().answer({
      status: 404,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>No topic</Message></Error></ErrorResponse>',
    });

    await expect(topics().mail('ana', { subject: 'Hello', text: 'Line' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});
