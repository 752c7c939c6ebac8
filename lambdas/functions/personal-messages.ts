import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics, type PersonalTopics } from '../aws/personal-topics';
import { ServiceClient } from '../aws/service/service-client';

/** How people are reached. To add another channel, add it here. */
export function personalMessages(env: { readonly APPROVER_TOPIC_ARN_PREFIX: string }): PersonalTopics {
  return createPersonalTopics(new ServiceClient('sns', clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
}
