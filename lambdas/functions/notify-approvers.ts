import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics } from '../aws/personal-topics';
import { mint } from '../platform/mint';
import { mailNotices } from '../reactions/approval/mail-notices';
import { mailReversal } from '../reactions/approval/mail-outcome';
import { mailReplacementLink } from '../reactions/approval/mail-replacement-link';
import { notifyApprovers } from '../reactions/approval/notify-approvers';
import { notification } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('notify-approvers');
const topics = createPersonalTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...reactionDeps(env), topics, mint, approvalsUrl: env.APPROVALS_URL };

export const handler = async (event: unknown) => {
  const { replaceLinkFor, reversed, notices, ...asking } = notification.parse(event);
  if (notices) return mailNotices(deps, asking.subjectId);
  if (reversed) return mailReversal(deps, asking);
  return replaceLinkFor === undefined
    ? notifyApprovers(deps, asking)
    : mailReplacementLink(deps, { ...asking, approverId: replaceLinkFor });
};
