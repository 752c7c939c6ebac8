import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics, type PersonalTopics } from '../aws/personal-topics';

/** How people are reached: the one place to add another channel to. */
export function personalMessages(env: { readonly APPROVER_TOPIC_ARN_PREFIX: string }): PersonalTopics {
  return createPersonalTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
}
