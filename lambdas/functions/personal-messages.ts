import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics, type PersonalTopics } from '../aws/personal-topics';

/** How people are reached. To add another channel, add it here. */
export function personalMessages(env: { readonly APPROVER_TOPIC_ARN_PREFIX: string }): PersonalTopics {
  return createPersonalTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
}
