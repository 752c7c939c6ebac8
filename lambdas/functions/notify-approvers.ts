import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics } from '../aws/personal-topics';
import { mint } from '../platform/mint';
import { notifyApprovers } from '../reactions/approval/notify-approvers';
import { remailApprover } from '../reactions/approval/remail-approver';
import { mailReversal } from '../reactions/approval/tell-outcome';
import { notification } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { flowDeps } from './reaction-deps';

const env = readEnvironment('notify-approvers');
const topics = createPersonalTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...flowDeps(env), topics, mint, approvalsUrl: env.APPROVALS_URL };

export const handler = async (event: unknown) => {
  const { remail, reversed, ...asking } = notification.parse(event);
  if (reversed) return mailReversal(deps, asking);
  return remail === undefined ? notifyApprovers(deps, asking) : remailApprover(deps, { ...asking, approverId: remail });
};
