import { callSns } from './service/call-sns';
import type { Caller } from './service/messages';

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
  /** @throws ServiceError; `NotFoundException` when the person has no topic. */
  mail(personId: string, mail: Mail): Promise<void>;
}

/** @param client of `sns` */
export function createPersonalTopics(client: Caller, topicArnPrefix: string): PersonalTopics {
  return {
    async mail(personId, { subject, text }) {
      await callSns(client, 'Publish', { TopicArn: `${topicArnPrefix}${personId}`, Subject: subject, Message: text });
    },
  };
}
