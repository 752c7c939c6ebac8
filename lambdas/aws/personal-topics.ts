import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

import { inMailLines } from './mail-lines';

export interface Mail {
  /** Printable ASCII, ≤ 99 characters, no line break. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/**
 * Each person in the directory has a separate topic with one e-mail subscription, so that no link is mailed to two
 * people.
 */
export interface PersonalTopics {
  /** @throws the SDK's error; `NotFoundException` when the person has no topic. */
  mail(personId: string, mail: Mail): Promise<void>;
}

export function createPersonalTopics(client: SNSClient, topicArnPrefix: string): PersonalTopics {
  return {
    async mail(personId, { subject, text }) {
      await client.send(
        new PublishCommand({ TopicArn: `${topicArnPrefix}${personId}`, Subject: subject, Message: inMailLines(text) }),
      );
    },
  };
}
